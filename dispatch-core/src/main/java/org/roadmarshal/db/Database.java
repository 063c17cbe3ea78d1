package org.roadmarshal.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * Runs work on PostGIS off the event loop. Safe for use from any thread.
 *
 * <p>A full queue refuses with OVERLOADED at once rather than letting callers pile up; a lost or unreachable server is
 * UNAVAILABLE. Work that failed has changed nothing: it ran in one transaction.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final WorkerExecutor threads;
    private final WorkerExecutor express;
    private final int room;
    private final AtomicInteger inside = new AtomicInteger();
    private final MeterRegistry meters;

    public Database(Vertx vertx, DatabaseConfig config, MeterRegistry meters) {
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(config.url());
        if (config.user() != null) {
            hikari.setUsername(config.user());
            hikari.setPassword(config.password());
        }
        hikari.setMaximumPoolSize(config.connections() + 1);
        hikari.setPoolName("db");
        // Short, so that a dead database is told to the user and not waited for.
        hikari.setConnectionTimeout(2_000);
        hikari.setValidationTimeout(1_000);
        hikari.setInitializationFailTimeout(-1);
        // Once a connection: asking and setting it with each piece of work is a round trip more.
        hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        hikari.addDataSourceProperty("ApplicationName", "roadmarshal");
        hikari.addDataSourceProperty("connectTimeout", "2");
        hikari.addDataSourceProperty("socketTimeout", "30");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        this.pool = new HikariDataSource(hikari);
        this.jdbi = jdbi(pool);
        this.threads = vertx.createSharedWorkerExecutor("db", config.connections());
        this.express = vertx.createSharedWorkerExecutor("db-express", 1);
        this.room = config.connections() + config.waiting();
        this.meters = meters;
        meters.gauge("db.inside", inside);
    }

    /** A Jdbi that knows geometry, for programs that own their thread, such as the administrator's command. */
    public static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin()).installPlugin(new GeometryPlugin());
        // Lists bind every filter and leave out the conditions that nobody asked for.
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return jdbi;
    }

    /** Work that only reads; one snapshot is not promised across its statements. */
    public <T> Future<T> read(Work<T> work) {
        return submit(() -> jdbi.withHandle(noticing(work)::apply));
    }

    /**
     * The same for what everybody waits for, such as the journal: on a thread and a connection of its own, one piece of work after
     * the other, and not in the queue behind the requests whose facts it is to tell.
     */
    public <T> Future<T> readAhead(Work<T> work) {
        return on(express, () -> jdbi.withHandle(noticing(work)::apply));
    }

    /** {@link #write} in that lane. */
    public <T> Future<T> writeAhead(Work<T> work) {
        return on(express, () -> jdbi.inTransaction(noticing(work)::apply));
    }

    /** Work in one READ COMMITTED transaction: all of it, or nothing. */
    public <T> Future<T> write(Work<T> work) {
        return write(work, done -> {});
    }

    /** @param committed is told at once, on the thread of the work, and not by way of whatever else the caller's loop has to do */
    public <T> Future<T> write(Work<T> work, Consumer<T> committed) {
        return submit(() -> {
            T done = jdbi.inTransaction(noticing(work)::apply);
            committed.accept(done);
            return done;
        });
    }

    private <T> Future<T> submit(Blocking<T> blocking) {
        if (inside.incrementAndGet() > room) {
            inside.decrementAndGet();
            meters.counter("db.refused").increment();
            return Future.failedFuture(
                    new DispatchException(ErrorCode.OVERLOADED, "Too much is waiting for the database"));
        }
        return on(threads, blocking).onComplete(done -> inside.decrementAndGet());
    }

    /** What speaks to the driver past the pool, as copying does, tells the pool nothing of a connection that broke. */
    private <T> Work<T> noticing(Work<T> work) {
        return handle -> {
            try {
                return work.apply(handle);
            } catch (SQLException | RuntimeException e) {
                if (broke(e instanceof JdbiException ? e.getCause() : e)) {
                    pool.evictConnection(handle.getConnection());
                }
                throw e;
            }
        };
    }

    /** 08: the connection broke; 57P: the server is stopping or starting. */
    private static boolean broke(Throwable failure) {
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }

    private static <T> Future<T> on(WorkerExecutor lane, Blocking<T> blocking) {
        try {
            return lane.executeBlocking(() -> translating(blocking), false);
        } catch (RejectedExecutionException closing) {
            return Future.failedFuture(unavailable(closing));
        }
    }

    private static <T> T translating(Blocking<T> blocking) {
        try {
            return blocking.run();
        } catch (ConnectionException e) {
            throw unavailable(e);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql ? translated(sql, e) : e;
        } catch (SQLException e) {
            throw translated(e, new IllegalStateException(e));
        }
    }

    private static RuntimeException translated(SQLException sql, RuntimeException otherwise) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        // 53: the server is out of something.
        if (sql instanceof SQLTransientConnectionException || broke(sql) || state.startsWith("53")) {
            return unavailable(sql);
        }
        return switch (state) {
            case "23505" -> new DispatchException(ErrorCode.CONFLICT, constraint(sql) + ": it is already there", sql);
            case "23503" ->
                new DispatchException(
                        ErrorCode.VALIDATION, constraint(sql) + ": what it refers to does not exist", sql);
            case "23514", "22P02", "22003", "22021", "22023" ->
                new DispatchException(ErrorCode.VALIDATION, constraint(sql) + ": the value is out of bounds", sql);
            default -> otherwise;
        };
    }

    private static String constraint(SQLException sql) {
        if (sql instanceof org.postgresql.util.PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && postgres.getServerErrorMessage().getConstraint() != null) {
            return postgres.getServerErrorMessage().getConstraint();
        }
        return "value";
    }

    private static DispatchException unavailable(Throwable cause) {
        return new DispatchException(ErrorCode.UNAVAILABLE, "The database does not answer; nothing was changed", cause);
    }

    @Override
    public void close() {
        threads.close();
        express.close();
        pool.close();
    }

    /** A piece of work with a connection. It must not keep the handle. */
    @FunctionalInterface
    public interface Work<T> {
        T apply(Handle handle) throws SQLException;
    }

    @FunctionalInterface
    private interface Blocking<T> {
        T run() throws SQLException;
    }
}
