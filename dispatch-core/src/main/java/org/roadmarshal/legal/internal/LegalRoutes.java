package org.roadmarshal.legal.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.legal.CaseChange;
import org.roadmarshal.legal.CaseFilter;
import org.roadmarshal.legal.Certificate;
import org.roadmarshal.legal.CertificateChange;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.LegalRegister;
import org.roadmarshal.legal.LegalService;
import org.roadmarshal.legal.LegalSettings;
import org.roadmarshal.legal.NewCase;
import org.roadmarshal.legal.NewStep;

/** The operations of {@code legal.yaml} on cases, certificates and settings. */
public final class LegalRoutes {
    private final LegalService cases;
    private final LegalRegister register;

    private record Certificates(List<Certificate> items) {}

    private record Values(List<LegalRegister.NewValue> items) {}

    public LegalRoutes(LegalService cases, LegalRegister register) {
        this.cases = cases;
        this.register = register;
    }

    public void register(Operations operations) {
        operations.query("listLegalCases", Permission.CASE_READ, this::list);
        operations.create("openLegalCase", Permission.CASE_WRITE, this::open);
        operations.query("getLegalCase", Permission.CASE_READ, this::get);
        operations.change("changeLegalCase", Permission.CASE_WRITE, this::change);
        operations.query(
                "getLegalCaseTrack",
                Permission.CASE_READ,
                (handle, call) -> Reply.ok(cases.track(handle, call.principal(), call.id())));
        operations.create("addLegalCaseStep", Permission.CASE_READ, this::step);
        operations.query(
                "listCertificates",
                Permission.CASE_READ,
                (handle, call) -> Reply.ok(new Certificates(register.certificates(handle, call.principal()))));
        operations.change("changeCertificate", Permission.UNIT_WRITE, this::certify);
        operations.query("getLegalSettings", Permission.CASE_READ, this::settings);
        operations.change("changeLegalSettings", Permission.CASE_REVIEW, this::set);
    }

    private Reply list(Handle handle, Call call) {
        CaseFilter filter = new CaseFilter(
                call.queryBoolean("open").orElse(null),
                call.queryLong("issueId").orElse(null));
        return Reply.ok(cases.page(handle, call.principal(), filter, call.page()));
    }

    private Reply open(Transaction transaction, Call call) {
        LegalCase opened = cases.open(transaction, call.principal(), call.body(NewCase.class));
        return Reply.created(opened, "/legal-cases/" + opened.id(), opened.version());
    }

    private Reply get(Handle handle, Call call) {
        LegalCase found = cases.get(handle, call.principal(), call.id());
        return Reply.ok(found, found.version());
    }

    private Reply change(Transaction transaction, Call call) {
        LegalCase changed = cases.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(CaseChange.class));
        return Reply.ok(changed, changed.version());
    }

    private Reply step(Transaction transaction, Call call) {
        LegalCase stepped = cases.step(transaction, call.principal(), call.id(), call.body(NewStep.class));
        return Reply.created(stepped, "/legal-cases/" + stepped.id(), stepped.version());
    }

    private Reply certify(Transaction transaction, Call call) {
        Certificate changed = register.certify(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(CertificateChange.class));
        return Reply.ok(changed, changed.version());
    }

    private Reply settings(Handle handle, Call call) {
        LegalSettings settings = register.settings(handle, call.principal());
        return Reply.ok(settings.listed(), settings.version());
    }

    private Reply set(Transaction transaction, Call call) {
        LegalSettings settings =
                register.set(transaction, call.principal(), call.expectedVersion(), call.body(Values.class).items);
        return Reply.ok(settings.listed(), settings.version());
    }
}
