package tulip.crawler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// An authority and the certificates that it signs, made with the JDK's `keytool`.
final class Certificates {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final String AUTHORITY = "authority";

    private final Path file;

    Certificates(Path folder) throws IOException, InterruptedException {
        file = folder.resolve("store.p12");
        make(AUTHORITY, "-ext", "bc:critical");
    }

    /// Makes a certificate that the authority signs.
    ///
    /// @param name  as `dns:site.test` or `ip:127.0.0.1`
    Certificates signed(String alias, String name, String... more) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-signer", AUTHORITY, "-ext", "san=" + name));
        options.addAll(List.of(more));
        make(alias, options.toArray(String[]::new));
        return this;
    }

    /// Makes a certificate that nobody but itself signs.
    Certificates selfSigned(String alias, String name) throws IOException, InterruptedException {
        make(alias, "-ext", "san=" + name);
        return this;
    }

    private void make(String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-keyalg", "EC", "-storepass", "password", "-dname", "CN=" + alias, "-alias", alias));
        Collections.addAll(command, options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool has failed: " + command);
        }
    }

    /// What a server needs to show this certificate.
    SSLContext server(String alias) throws IOException, GeneralSecurityException {
        KeyStore one = empty();
        one.setKeyEntry(alias, all().getKey(alias, PASSWORD), PASSWORD, all().getCertificateChain(alias));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, new SecureRandom());
        return context;
    }

    /// Trusts the authority, and nobody else.
    TrustManager trust() throws IOException, GeneralSecurityException {
        KeyStore one = empty();
        one.setCertificateEntry(AUTHORITY, all().getCertificate(AUTHORITY));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(one);
        return trust.getTrustManagers()[0];
    }

    private KeyStore all() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }
}
