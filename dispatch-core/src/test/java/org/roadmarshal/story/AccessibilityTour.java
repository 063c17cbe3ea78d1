package org.roadmarshal.story;

import com.microsoft.playwright.BrowserContext;
import java.util.List;

/** Goes through the screens as they are and has axe look at each. */
record AccessibilityTour(String server) {
    void ofLogin(BrowserContext stranger) {
        for (String language : List.of("zh-CN", "en")) {
            try (Screen login = new Screen(stranger, "/login")) {
                login.openIn(language, server);
                login.examine();
                login.isUndisturbed();
            }
        }
    }

    void of(ConsoleScreen console) {
        console.openIssues();
        console.examine();
        console.beginIncident();
        console.examine();
        console.leaveForm();
    }

    void of(FieldScreen phone) {
        for (String tab : List.of("report", "issues", "task")) {
            phone.openTab(tab);
            phone.examine();
        }
        phone.openProfile();
        phone.examine();
        phone.leaveSheet();
    }

    /** Beside the screens that are open, each of the same person. */
    void inEnglish(ConsoleScreen console, WallScreen wall, FieldScreen phone) {
        try (ConsoleScreen english = new ConsoleScreen(console.seat());
                WallScreen englishWall = new WallScreen(wall.seat());
                FieldScreen englishPhone = new FieldScreen(phone.seat())) {
            List<Screen> screens = List.of(english, englishWall, englishPhone);
            screens.forEach(screen -> screen.openIn("en", server));
            screens.forEach(Screen::awaitLive);
            of(english);
            englishWall.examine();
            of(englishPhone);
            screens.forEach(Screen::isUndisturbed);
        }
    }
}
