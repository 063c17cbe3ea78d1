package org.roadmarshal.joint;

import org.roadmarshal.kernel.Text;

/** Whom to ask, and for how many hours the link holds. */
public record NewJointTask(String department, String instructions, String contact, int hours) {
    public NewJointTask {
        department = Text.stripped("department", department);
        contact = Text.stripped("contact", contact);
    }
}
