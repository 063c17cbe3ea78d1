package org.roadmarshal.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.roadmarshal.identity.Passwords;
import org.roadmarshal.kernel.DispatchException;
import picocli.CommandLine.Option;

/** Where a password comes from: never from the command line, which others can see. */
final class PasswordOptions {
    @Option(
            names = "--password-stdin",
            required = true,
            description = "Read the password from standard input, one line.")
    private boolean stdin;

    @Option(names = "--generate", required = true, description = "Make one up and print it, once.")
    private boolean generate;

    /** @param out where a generated one is shown */
    String get(PrintWriter out) {
        if (generate) {
            String password = Passwords.generate();
            out.println(password);
            return password;
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw DispatchException.invalid("Standard input holds no password");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
