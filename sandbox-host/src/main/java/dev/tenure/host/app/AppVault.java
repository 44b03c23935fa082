package dev.tenure.host.app;

import dev.tenure.port.secret.SecretSource;
import dev.tenure.token.Secret;
import dev.tenure.vault.AesGcmVault;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The vault that seals the app's credentials. Its key comes from the settings, or from a file beside the database that
 * is created at the first start, readable by its owner only. A file beside the database protects a copy of the database
 * and nothing more; it is for trying out.
 */
final class AppVault {
    private static final int LENGTH = 32;
    private static final int NAMED_BY = 8;
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+).*");
    private static final Path ELSEWHERE = Path.of("data", "tenure");

    private AppVault() {}

    /** A vault under the key of the settings, or of the file beside this database. */
    static AesGcmVault of(Option<Secret> setting, String database) {
        var key = setting.map(Secret::reveal)
                .map(AppVault::decoded)
                .getOrElse(() -> database.startsWith("jdbc:h2:mem:") ? fresh() : readOrCreate(fileBeside(database)));
        return AesGcmVault.sealingUnder("app-" + nameOf(key), key);
    }

    /** A name derived from the key, so that a sealed credential tells which key opens it. */
    private static String nameOf(byte[] key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key))
                    .substring(0, NAMED_BY);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }

    /** A random key, for a database in memory that needs none after it. */
    private static byte[] fresh() {
        return SecretSource.secure().bytes(LENGTH);
    }

    private static Path fileBeside(String database) {
        var file = H2_FILE.matcher(database);
        var data = file.matches() ? Path.of(file.group(1)) : ELSEWHERE;
        return data.resolveSibling(data.getFileName() + ".key");
    }

    private static byte[] readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) create(file);
            return decoded(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be read or made: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var text = Base64.getEncoder().encode(fresh());
        Files.createDirectories(file.toAbsolutePath().getParent());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, readableByOwnerOnly())) {
            var bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        } catch (FileAlreadyExistsException anotherHostWasFaster) {
            // the file has the key
        }
    }

    private static FileAttribute<?>[] readableByOwnerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Decodes a key. The exception does not repeat the text. */
    private static byte[] decoded(String text) {
        try {
            var key = Base64.getDecoder().decode(text);
            if (key.length == LENGTH) return key;
        } catch (IllegalArgumentException noBase64) {
            // refused below, without repeating the text
        }
        throw new IllegalStateException("the app's vault key must be " + LENGTH + " bytes in base64");
    }
}
