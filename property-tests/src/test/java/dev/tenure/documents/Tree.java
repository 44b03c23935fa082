package dev.tenure.documents;

import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repository's own files, as a reader sees them. */
final class Tree {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TOKEN =
            Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'"
                    + "|/\\*[\\s\\S]*?\\*/|//[^\\n]*");
    private static final Pattern TABLE_KEY = Pattern.compile("^\\| ([^|]+?) \\|");

    private Tree() {}

    /** The Java files of all modules, in {@code main} or {@code test}. */
    static Vector<Path> java(String sources) {
        return files(".java").filter(file -> file.toString().contains("/src/" + sources + "/java/"));
    }

    /** The files whose name ends like this, without those that a build has written. */
    static Vector<Path> files(String end) {
        try (var all = Files.walk(ROOT)) {
            return Vector.ofAll(all.filter(file -> file.toString().endsWith(end))
                    .filter(file -> isWritten(ROOT.relativize(file)))
                    .sorted());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isWritten(Path file) {
        return List.ofAll(file).map(Path::toString).forAll(part -> !part.equals("target") && !part.startsWith("."));
    }

    /** The module or folder that a file is in, from the root. */
    static String module(Path file) {
        var name = ROOT.relativize(file).toString();
        var source = name.indexOf("/src/");
        return source < 0 ? name : name.substring(0, source);
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The comments of a Java file, each on one line and without its stars. */
    static Vector<String> comments(String java) {
        return Vector.ofAll(TOKEN.matcher(java).results().map(found -> found.group()))
                .filter(token -> token.startsWith("/"))
                .map(comment -> comment.replaceAll("\\n[ \\t]*\\*?[ \\t]*", " "));
    }

    /** A Java file without its comments. */
    static String code(String java) {
        return TOKEN.matcher(java)
                .replaceAll(found -> found.group().startsWith("/") ? "" : Matcher.quoteReplacement(found.group()));
    }

    /** The first column of the tables of a document, without its back-ticks. */
    static Vector<String> keys(String document) {
        return Vector.of(text(file(document)).split("\n", -1))
                .flatMap(line -> List.ofAll(TABLE_KEY.matcher(line).results().map(found -> found.group(1))))
                .map(cell -> cell.replace("`", "").strip())
                .filter(cell -> !cell.matches("-+|key|word"));
    }
}
