package org.roadmarshal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.roadmarshal.kernel.Json;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What GeoReport v2 and its discovery say of answers: the names, what stands in them, which may be empty or missing. An answer in XML
 * is held against it with every element known and in order; one in JSON with the types that the XML's texts mean.
 */
final class Schema311 {
    private static final String W3_TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})";

    private Schema311() {}

    interface Shape {}

    /** @param json what it is in JSON @param empty whether it may be */
    record Leaf(String pattern, String json, boolean empty) implements Shape {}

    /** @param fields in order; a name that ends in ? may be missing */
    record Fields(Map<String, Shape> fields) implements Shape {}

    record Each(String name, Shape item) implements Shape {}

    record Root(String name, Shape shape) {}

    private static final Shape TEXT = new Leaf("(?s).+", "string", false);
    private static final Shape ANY = new Leaf("(?s).*", "string", true);
    private static final Shape TRUTH = new Leaf("true|false", "boolean", false);
    private static final Shape NUMBER = new Leaf("-?\\d+(\\.\\d+)?", "number", false);
    private static final Shape TIME = new Leaf(W3_TIME, "string", false);
    private static final Shape MAYBE_TIME = new Leaf("(" + W3_TIME + ")?", "string", true);
    private static final Shape STATUS = new Leaf("open|closed", "string", false);
    private static final Shape MAYBE_URL = new Leaf("(https?://\\S+)?", "string", true);

    static final Root SERVICES = new Root(
            "services",
            new Each(
                    "service",
                    fields(
                            "service_code",
                            TEXT,
                            "service_name",
                            TEXT,
                            "description",
                            TEXT,
                            "metadata",
                            TRUTH,
                            "type",
                            new Leaf("realtime|batch|blackbox", "string", false),
                            "keywords",
                            ANY,
                            "group",
                            ANY)));

    static final Root DEFINITION = new Root(
            "service_definition",
            fields(
                    "service_code",
                    TEXT,
                    "attributes",
                    new Each(
                            "attribute",
                            fields(
                                    "variable",
                                    TRUTH,
                                    "code",
                                    TEXT,
                                    "datatype",
                                    new Leaf(
                                            "string|number|datetime|text|singlevaluelist|multivaluelist",
                                            "string",
                                            false),
                                    "required",
                                    TRUTH,
                                    "datatype_description",
                                    ANY,
                                    "order",
                                    NUMBER,
                                    "description",
                                    TEXT,
                                    "values?",
                                    new Each("value", fields("key", TEXT, "name", TEXT))))));

    static final Root CREATED = new Root(
            "service_requests",
            new Each(
                    "request",
                    fields("service_request_id?", TEXT, "token?", TEXT, "service_notice?", ANY, "account_id?", ANY)));

    static final Root TOKEN =
            new Root("service_requests", new Each("request", fields("service_request_id", ANY, "token", TEXT)));

    static final Root REQUESTS = new Root(
            "service_requests",
            new Each(
                    "request",
                    fields(
                            "service_request_id",
                            TEXT,
                            "status",
                            STATUS,
                            "status_notes?",
                            ANY,
                            "service_name",
                            TEXT,
                            "service_code",
                            TEXT,
                            "description",
                            ANY,
                            "agency_responsible?",
                            ANY,
                            "service_notice?",
                            ANY,
                            "requested_datetime",
                            TIME,
                            "updated_datetime",
                            TIME,
                            "expected_datetime?",
                            MAYBE_TIME,
                            "address",
                            ANY,
                            "address_id",
                            ANY,
                            "zipcode",
                            ANY,
                            "lat",
                            NUMBER,
                            "long",
                            NUMBER,
                            "media_url",
                            MAYBE_URL,
                            "extended_attributes?",
                            fields("state", TEXT, "photo_urls", new Each("photo_url", MAYBE_URL)))));

    static final Root UPDATES = new Root(
            "service_request_updates",
            new Each(
                    "request_update",
                    fields(
                            "update_id",
                            TEXT,
                            "service_request_id?",
                            TEXT,
                            "status?",
                            STATUS,
                            "updated_datetime?",
                            TIME,
                            "description?",
                            TEXT,
                            "media_url?",
                            MAYBE_URL)));

    static final Root ERRORS = new Root("errors", new Each("error", fields("code", NUMBER, "description", TEXT)));

    static final Root DISCOVERY = new Root(
            "discovery",
            fields(
                    "changeset",
                    TIME,
                    "contact",
                    ANY,
                    "key_service",
                    TEXT,
                    "endpoints",
                    new Each(
                            "endpoint",
                            fields(
                                    "specification",
                                    new Leaf("(?i)http.*/georeport_v2", "string", false),
                                    "url",
                                    TEXT,
                                    "changeset",
                                    TIME,
                                    "type",
                                    new Leaf("production|test", "string", false),
                                    "formats",
                                    new Each("format", new Leaf("text/xml|application/json", "string", false))))));

    /** Both of one path. @return the JSON, which says the same as the XML */
    static JsonNode both(Caller311 caller, Root root, String path) throws Exception {
        String[] parts = path.split("\\?", 2);
        String query = parts.length > 1 ? "?" + parts[1] : "";
        HttpResponse<String> xml = caller.get(parts[0] + ".xml" + query);
        HttpResponse<String> json = caller.get(parts[0] + ".json" + query);
        assertThat(xml.statusCode()).as(xml.body()).isEqualTo(200);
        assertThat(json.statusCode()).as(json.body()).isEqualTo(200);
        return same(root, xml, json);
    }

    static JsonNode same(Root root, HttpResponse<String> xml, HttpResponse<String> json) throws Exception {
        Object said = xml(root, xml);
        JsonNode also = json(root, json);
        assertThat(texts(also)).as("XML and JSON say the same").isEqualTo(said);
        return also;
    }

    /** @return the texts, lists as lists and fields as maps */
    static Object xml(Root root, HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
        assertThat(answer.body().toLowerCase(Locale.ROOT)).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element element = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.body())))
                .getDocumentElement();
        assertThat(element.getTagName()).isEqualTo(root.name);
        return read(root.name, root.shape, element);
    }

    static JsonNode json(Root root, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        JsonNode node = Json.tree(answer.body());
        check(root.name, root.shape, node);
        return node;
    }

    private static Object read(String name, Shape shape, Element element) {
        List<Element> inner = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                inner.add(one);
            }
        }
        if (shape instanceof Leaf leaf) {
            assertThat(inner).as(name).isEmpty();
            assertThat(element.getTextContent()).as(name).matches(leaf.pattern);
            return element.getTextContent();
        }
        if (shape instanceof Each each) {
            List<Object> items = new ArrayList<>();
            for (Element one : inner) {
                assertThat(one.getTagName()).as(name).isEqualTo(each.name);
                items.add(read(each.name, each.item, one));
            }
            return items;
        }
        Map<String, Object> read = new LinkedHashMap<>();
        int at = 0;
        for (Map.Entry<String, Shape> field : ((Fields) shape).fields.entrySet()) {
            String plain = field.getKey().replace("?", "");
            if (at < inner.size() && inner.get(at).getTagName().equals(plain)) {
                read.put(plain, read(plain, field.getValue(), inner.get(at++)));
            } else {
                assertThat(field.getKey()).as("missing in " + name).endsWith("?");
            }
        }
        assertThat(inner.size()).as("unknown, or out of order, in " + name).isEqualTo(at);
        return read;
    }

    private static void check(String name, Shape shape, JsonNode node) {
        if (shape instanceof Leaf leaf) {
            if (node.isNull()) {
                assertThat(leaf.empty).as(name + " is null").isTrue();
            } else {
                assertThat(node.getNodeType().name().toLowerCase(Locale.ROOT))
                        .as(name)
                        .isEqualTo(leaf.json);
                assertThat(node.asText()).as(name).matches(leaf.pattern);
            }
        } else if (shape instanceof Each each) {
            assertThat(node.isArray()).as(name).isTrue();
            node.forEach(item -> check(each.name, each.item, item));
        } else {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            ((Fields) shape).fields.forEach((field, inner) -> {
                String plain = field.replace("?", "");
                if (names.remove(plain)) {
                    check(plain, inner, node.get(plain));
                } else {
                    assertThat(field).as("missing in " + name).endsWith("?");
                }
            });
            assertThat(names).as("unknown in " + name).isEmpty();
        }
    }

    private static Object texts(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(texts(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), texts(field.getValue())));
            return fields;
        }
        return node.isNull() ? "" : node.asText();
    }

    private static Fields fields(Object... namesAndShapes) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return new Fields(fields);
    }
}
