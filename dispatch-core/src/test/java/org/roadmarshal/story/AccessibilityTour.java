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

    /** A vehicle's card, its terminal on it, the alarms in each of their states, the editor of a fence. */
    void of(FleetConsole console, String plate, String fence) {
        console.openVehicle(plate);
        console.examine();
        for (String state : FleetConsole.ALARM_STATES) {
            console.openAlarms(state);
            console.examine();
        }
        console.editFence(fence);
        console.examine();
    }

    void of(DevicesScreen devices, String plate) {
        devices.choose(plate);
        devices.openFrame("0x0200");
        devices.examine();
    }

    void of(ReplayScreen replay) {
        replay.showsTrips();
        replay.examine();
        replay.openEvents();
        replay.examine();
    }

    /** What is set up and looked up beside the day's work, in both languages. */
    void ofTheOffice(BrowserContext dispatcher) {
        for (String path : List.of(
                "/ladders",
                "/plans",
                "/hotlines",
                "/kpi",
                "/calendar",
                "/cases",
                "/assessment",
                "/strip",
                "/imports")) {
            for (String language : List.of("en", "zh-CN")) {
                try (Screen screen = new Screen(dispatcher, path)) {
                    screen.openIn(language, server);
                    screen.settles();
                    screen.examine();
                    screen.isUndisturbed();
                }
            }
        }
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
