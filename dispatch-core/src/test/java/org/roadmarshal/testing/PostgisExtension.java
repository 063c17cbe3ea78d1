package org.roadmarshal.testing;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each top-level test class a fresh, migrated PostGIS database: declare a {@link TestDatabase} or a
 * {@link DataSource} as a parameter of the constructor, a lifecycle method or a test.
 */
public final class PostgisExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgisExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        database(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == DataSource.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var database = database(context);
        return parameter.getParameter().getType() == DataSource.class ? database.dataSource() : database;
    }

    /** The store asks the enclosing contexts first, so all tests of a class see the one made before all of them. */
    private static TestDatabase database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        TestDatabase.class, key -> create(cluster(context.getRoot())), TestDatabase.class);
    }

    private static TestCluster cluster(ExtensionContext root) {
        return root.getStore(NAMESPACE).getOrComputeIfAbsent(TestCluster.class, key -> start(), TestCluster.class);
    }

    private static TestCluster start() {
        try {
            return TestCluster.start();
        } catch (Exception e) {
            throw new IllegalStateException("no PostGIS for the tests", e);
        }
    }

    private static TestDatabase create(TestCluster cluster) {
        try {
            return cluster.create();
        } catch (Exception e) {
            throw new IllegalStateException("no database for the test class", e);
        }
    }
}
