package org.roadmarshal.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.roadmarshal.kernel.DispatchException;

/**
 * An org that shows itself to the public.
 *
 * @param code by which the public names it
 * @param contact or null
 * @param since when what it shows was last changed
 */
public record PublicOrg(int id, String code, String name, String nameEn, ZoneId zone, String contact, Instant since) {
    /**
     * The one that is meant; where only one shows itself, it need not be named.
     *
     * @param field by what it is named, for the one who has to
     * @throws DispatchException NOT_FOUND, VALIDATION where none is named and there are several
     */
    public static PublicOrg chosen(List<PublicOrg> shown, String field, String code) {
        if (code == null) {
            if (shown.size() > 1) {
                throw DispatchException.invalid(field + " is missing: this server serves more than one");
            }
            return shown.stream().findFirst().orElseThrow(() -> DispatchException.notFound(field, "here"));
        }
        return shown.stream()
                .filter(org -> org.code.equals(code))
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound(field, code));
    }
}
