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
 * The key that the app's credentials are sealed under: from the settings, or from a file beside the database, which is
 * made at the first start for its aggregate alone. A file beside what it locks keeps out who has a copy of the database, and
 * nobody else: it is for trying out.
 */
final class VaultKey {
    private static final int LENGTH = 32;
    private static final int NAMED_BY = 8;
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+).*");
    private static final Path ELSEWHERE = Path.of("data", "tenure");

    private VaultKey() {}

    /** A vault under the key of the settings, or else of the file beside this database. */
    static AesGcmVault vault(Option<Secret> setting, String database) {
        var key = setting.map(Secret::reveal)
                .map(VaultKey::decoded)
                .getOrElse(() -> database.startsWith("jdbc:h2:mem:") ? fresh() : inFile(beside(database)));
        return AesGcmVault.sealingUnder("app-" + nameOf(key), key);
    }

    /** Another key has another name, so what does not open says under which key it would. */
    private static String nameOf(byte[] key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key))
                    .substring(0, NAMED_BY);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }

    /** What is in memory has no need of a key that outlives it. */
    private static byte[] fresh() {
        return SecretSource.secure().bytes(LENGTH);
    }

    private static Path beside(String database) {
        var file = H2_FILE.matcher(database);
        var data = file.matches() ? Path.of(file.group(1)) : ELSEWHERE;
        return data.resolveSibling(data.getFileName() + ".key");
    }

    private static byte[] inFile(Path file) {
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
        try (var channel = FileChannel.open(file, options, aggregateOnly())) {
            var bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        } catch (FileAlreadyExistsException anotherHostWasFaster) {
            // then the key is in it
        }
    }

    private static FileAttribute<?>[] aggregateOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** No message repeats what is no key. */
    private static byte[] decoded(String text) {
        try {
            var key = Base64.getDecoder().decode(text);
            if (key.length == LENGTH) return key;
        } catch (IllegalArgumentException noBase64) {
            // said below, without what was there
        }
        throw new IllegalStateException("the app's vault key is to be " + LENGTH + " bytes in base64");
    }
}
