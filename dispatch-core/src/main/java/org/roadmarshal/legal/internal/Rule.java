package org.roadmarshal.legal.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.legal.StepKind;

/** When one kind of step is lawful. Built once, for the table in {@link Sequence}. */
final class Rule {
    final StepKind kind;
    final String article;
    /** Of each, one must have been done. */
    final List<Set<StepKind>> after = new ArrayList<>();
    /** Lawful only after all of these are over. */
    final List<Gate> earliest = new ArrayList<>();
    /** Why not, in words; empty where nothing is in the way. */
    final List<Function<Situation, Optional<String>>> checks = new ArrayList<>();

    Gate latest;
    Predicate<Situation> counts = situation -> false;
    /** Too late is too late. */
    boolean strict;

    boolean officers;
    boolean repeatable;
    boolean needsUntil;
    boolean needsNote;
    Permission permission = Permission.CASE_WRITE;

    /** @param article what it is done by */
    Rule(StepKind kind, String article) {
        this.kind = kind;
        this.article = article;
    }

    Rule after(StepKind first, StepKind... others) {
        after.add(EnumSet.of(first, others));
        return this;
    }

    Rule from(Gate gate) {
        earliest.add(gate);
        return this;
    }

    /** @param owed while the bureau owes this step */
    Rule by(Gate gate, Predicate<Situation> owed) {
        latest = gate;
        counts = owed;
        return this;
    }

    /** @param zhEn why not, where it does not hold */
    Rule check(Predicate<Situation> holds, String zhEn) {
        checks.add(situation -> holds.test(situation) ? Optional.empty() : Optional.of(zhEn));
        return this;
    }

    Rule strict() {
        strict = true;
        return this;
    }

    /** Two with certificates. */
    Rule officers() {
        officers = true;
        return this;
    }

    Rule repeatable() {
        repeatable = true;
        return this;
    }

    Rule until() {
        needsUntil = true;
        return this;
    }

    Rule note() {
        needsNote = true;
        return this;
    }

    Rule by(Permission wanted) {
        permission = wanted;
        return this;
    }
}
