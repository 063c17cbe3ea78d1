package org.roadmarshal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.app.Main;
import org.roadmarshal.db.Database;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountService;
import org.roadmarshal.identity.Role;
import org.roadmarshal.identity.RoleGrant;
import org.roadmarshal.testing.Documents;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandsTest {
    private final AccountService accounts = new AccountService();
    private TestDatabase database;
    private Jdbi jdbi;

    @BeforeEach
    void begin(TestDatabase database) {
        this.database = database;
        jdbi = Database.jdbi(database.dataSource());
        if (!jdbi.withHandle(handle -> handle.select("select 1 from org")
                .mapTo(Integer.class)
                .findFirst()
                .isPresent())) {
            SmallCity.build(database);
        }
    }

    @Test
    void pastIncidentsComeInAndWhatCannotBeUsedIsListed() {
        String file = Documents.file("history-example.csv").toString();
        Ran without = run("import-history " + file + " --org smallcity");
        assertThat(without.out).contains("not used: row 2: dispatched has no offset", "new: 0");
        Ran ran = run("import-history " + file + " --zone Asia/Shanghai --org smallcity");
        assertThat(ran.exit).as(ran.err).isZero();
        assertThat(ran.out)
                .contains("rows: 12", "new: 6", "not used: 6", "not used: row 10: unit is empty")
                .contains("note: row 6: on_scene comes before en_route");
        assertThat(run("import history " + file + " --zone Asia/Shanghai --org smallcity").out)
                .contains("there before: 6");
        Ran mapped = run("import-history " + file + " --mapping " + Documents.file("history-mapping-sf.yaml")
                + " --org smallcity");
        assertThat(mapped.exit).isEqualTo(1);
        assertThat(mapped.err).contains("there is no column Call Number");
        assertThat(run("import-history " + file + " --new-city past").err).contains("needs a time zone");
    }

    @Test
    void theFirstAdministratorIsMadeHere() {
        Ran ran = run(
                "users create root.admin --name 总管 --role administrator@bureau --role leader@bureau --generate --org smallcity");
        assertThat(ran.exit).as(ran.err).isZero();
        Account account = find("root.admin");
        assertThat(account.roles())
                .containsExactlyInAnyOrder(new RoleGrant(Role.ADMINISTRATOR, 1), new RoleGrant(Role.LEADER, 1));
        assertThat(hasPassword(account, ran.out.strip())).isTrue();
        assertThat(jdbi.<List<String>, RuntimeException>withHandle(handle -> handle.select(
                                "select kind || ' by ' || actor_name from journal_inbox where subject_id = ?",
                                account.id())
                        .mapTo(String.class)
                        .list()))
                .containsExactly("account.created by command line");

        assertThat(run("users disable root.admin --org smallcity").exit).isZero();
        assertThat(run("users list --org smallcity").out)
                .contains("root.admin\tdisabled\tadministrator@bureau,leader@bureau\t总管");
        assertThat(run("users enable root.admin --org smallcity").exit).isZero();
        String password =
                run("users password root.admin --generate --org smallcity").out.strip();
        assertThat(hasPassword(find("root.admin"), password)).isTrue();
        assertThat(find("root.admin").disabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users create x1 --name X --role king@bureau --generate --org smallcity      | king is not a Role",
                "users create x1 --name X --role leader@moon --generate --org smallcity      | There is no agency moon",
                "users create x1 --name X --role leader --generate --org smallcity           | ROLE@AGENCY",
                "users create dispatcher --name X --role leader@bureau --generate --org smallcity | already",
                "users create x1 --name X --role leader@bureau --generate --badge 0 --org smallcity | There is no person 0",
                "users create x1 --name X --role leader@bureau --org smallcity               | --password-stdin",
                "users disable nobody --org smallcity                                        | There is no account nobody",
                "users list                                                                  | several cities",
                "users list --org atlantis                                                   | There is no such city"
            })
    void whatCannotBeIsSaidInOneLine(String command, String reason) {
        Ran ran = run(command);
        assertThat(ran.exit).isNotZero();
        assertThat(ran.err).contains(reason).doesNotContain("Exception");
        assertThat(accounts(1)).noneMatch(account -> account.username().equals("x1"));
    }

    @Test
    void theDemosAccountsStayTheSame(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("demo/accounts.txt");
        Ran first = run("users demo --officers 2 --org smallcity --file " + file);
        assertThat(first.exit).as(first.err).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.out).contains("调度员", "队员 101-01 张伟", "队员 102-01 李强", "核查员", "领导", "管理员", "simulator");
        List<String[]> kept =
                Files.readAllLines(file).stream().map(line -> line.split(" ")).toList();
        assertThat(kept)
                .extracting(line -> line[0])
                .contains("dispatcher", "officer1", "officer2", "admin", "simulator");

        run("users password officer1 --generate --org smallcity");
        assertThat(run("users demo --officers 2 --org smallcity --file " + file).out)
                .isEqualTo(first.out);
        assertThat(kept).allSatisfy(line -> assertThat(hasPassword(find(line[0]), line[1]))
                .isTrue());
        assertThat(find("officer1").personId()).isEqualTo(11);
    }

    @Test
    void verifyNamesWhatWasAltered() {
        assertThat(run("verify").exit).isZero();
        jdbi.useHandle(handle -> handle.execute("""
                insert into journal (org, seq, at, kind, subject, subject_id, version, actor_name, data, hash)
                values (2, 1, now(), 'unit.changed', 'unit', 1, 1, 'forger', '{}', sha256('forged'))"""));
        Ran ran = run("verify");
        assertThat(ran.exit).isEqualTo(1);
        assertThat(ran.out).contains("smallcity: ").contains("elsewhere: NOT as it was sealed: fact 1 ");
    }

    private record Ran(int exit, String out, String err) {}

    private Ran run(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.concat(
                        Stream.of(command.strip().split(" +")), Stream.of("--set", "db.url=" + database.url()))
                .toArray(String[]::new);
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    private List<Account> accounts(int org) {
        return jdbi.withHandle(handle -> accounts.all(handle, org));
    }

    private Account find(String username) {
        return jdbi.withHandle(handle -> accounts.find(handle, SmallCity.ORG, username))
                .orElseThrow();
    }

    private boolean hasPassword(Account account, String password) {
        return jdbi.withHandle(handle -> accounts.hasPassword(handle, SmallCity.ORG, account.id(), password));
    }
}
