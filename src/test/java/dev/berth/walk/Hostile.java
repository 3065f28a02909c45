package dev.berth.walk;

import java.util.List;
import java.util.stream.Stream;

/** What clients send by mistake or on purpose. */
final class Hostile {

    private Hostile() {}

    /** Queries of lists that have to be refused. */
    static final List<String> QUERIES = List.of(
            "page=0",
            "page=-1",
            "page=abc",
            "page=99999999999999999999",
            "page_size=0",
            "page_size=-1",
            "page_size=101",
            "page_size=abc",
            "page_size=1.5",
            "page=%00",
            "q=nosuchfield%3D1",
            "q=nosuchfield%3D~1",
            "q=password%3D~a",
            "q=secret%3D~a",
            "q=name",
            "q=%3D1",
            "q=name%3D%5B1",
            "q=name%3D%7Ba",
            "q=1%3D1%3Bdrop%20table%20project--",
            "sort=nosuchfield",
            "sort=-password",
            "sort=secret",
            "sort=1",
            "sort=name%20desc%3B%20drop%20table%20project",
            "sort=(1)",
            "sort=name%27");

    /** Queries that may mean something, and must not fail. */
    static final List<String> ODD_QUERIES = List.of(
            "q=",
            "sort=",
            "page=",
            "page_size=",
            "q=name%3D%27%20or%201%3D1--",
            "q=name%3D~%25_%5C",
            "q=name%3D~%27%22%3B--",
            "q=name%3D%24%7Bjndi%3Ax%7D",
            "q=name%3D%00",
            "q=id%3Dabc",
            "q=id%3D99999999999999999999",
            "q=id%3D%5Ba~b%5D",
            "q=creation_time%3D%5B2001-01-01T00%3A00%3A00~x%5D",
            "q=name%3D%ff%fe",
            "q=name%3D%25zz",
            "q=" + "name%3Dx%2C".repeat(300),
            "page=1&page=2&page_size=1&page_size=2",
            "sort=name,name,-name,id,-id");

    /** Bodies that are no object, or none that anybody expects. */
    static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "[{}]",
            "\"x\"",
            "1",
            "true",
            "{",
            "{}",
            "{\"a\":",
            "{} {}",
            "\u0000",
            "{\"name\":\"\\ud800\"}",
            "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
            "{\"a\":" + "9".repeat(5000) + "}",
            "{\"name\":\"" + "a".repeat(1_000_000) + "\"}");

    /** Values that are put in the place of each field of a body. */
    static Stream<String> values() {
        return Stream.of(
                "null",
                "{}",
                "[]",
                "[null]",
                "{\"a\":{\"b\":[1]}}",
                "true",
                "-1",
                "1e400",
                "99999999999999999999",
                "1.5",
                "\"\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"a\\nb\"",
                "\"../../etc\"",
                "\"" + "a".repeat(70_000) + "\"");
    }

    /** Parts of paths that no name can be. */
    static final List<String> NAMES = List.of(
            "%00",
            "%20",
            "%FF",
            "..%2F..",
            "%252e%252e",
            "a%2Fb%2Fc",
            "a%252Fb",
            "%27%20or%201%3D1--",
            "-1",
            "0",
            "99999999999999999999",
            "A".repeat(3000),
            "%F0%9F%A6%8A",
            "$%7Bx%7D",
            "a%5Cb",
            "sha256:xyz",
            "*");
}
