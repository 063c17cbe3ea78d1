package org.roadmarshal.web;

import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A contract whose schemas' validators are made once. Vert.x makes one for each parameter of each request, and copies all schemas
 * of the document for it: that was half of the time of a server which trackers report to.
 */
final class KeptValidators {
    private KeptValidators() {}

    static OpenAPIContract of(OpenAPIContract contract) {
        SchemaRepository kept = kept(contract.getSchemaRepository());
        return proxy(
                OpenAPIContract.class,
                contract,
                (proxy, method, arguments) -> method.getName().equals("getSchemaRepository") ? kept : null);
    }

    private static SchemaRepository kept(SchemaRepository schemas) {
        Map<JsonSchema, Validator> validators = Collections.synchronizedMap(new IdentityHashMap<>());
        return proxy(
                SchemaRepository.class,
                schemas,
                (proxy, method, arguments) -> method.getName().equals("validator")
                                && arguments.length == 1
                                && arguments[0] instanceof JsonSchema schema
                        ? validators.computeIfAbsent(schema, schemas::validator)
                        : null);
    }

    /** @param instead where it answers null, the original is asked */
    private static <T> T proxy(Class<T> type, T original, InvocationHandler instead) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object answer = instead.invoke(proxy, method, arguments);
            if (answer != null) {
                return answer;
            }
            try {
                return method.invoke(original, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
