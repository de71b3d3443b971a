package tulip.crawler.fault;

import tulip.crawler.FailureKind;

/// A further port of the site, where the fault happens before the server reads a request. Each port is a site of its
/// own.
@SuppressWarnings("ImmutableEnumChecker") // a script has no state
public enum FaultyPort {
    REFUSED("refused", FailureKind.CONNECT_REFUSED, "refuses every connection", Peer::close),
    RESETS("resets", FailureKind.RESET, "resets every new connection", Peer::reset),
    CLOSES("closes", FailureKind.RESET, "closes every new connection", Peer::close),
    SILENT("silent", FailureKind.FIRST_BYTE_TIMEOUT, "accepts connections and sends nothing", Peer::stall),
    SPEAKS_FIRST("speaks-first", FailureKind.BAD_HEAD, "sends the greeting of another protocol", peer -> {
        peer.send(peer.drawOf("SSH-2.0-Tulip_1.0\r\n", "220 mail.invalid ESMTP\r\n", "+OK POP3 ready\r\n"));
        peer.stall();
    }),
    SPEAKS_TLS("speaks-tls", FailureKind.BAD_HEAD, "answers with a TLS alert", peer -> {
        peer.request();
        peer.send("\u0015\u0003\u0003\0\2\2", peer.drawOf("\n", "(", "F"));
        peer.stall();
    });

    private final String id;
    private final FailureKind kind;
    private final String sentence;
    private final Script script;

    FaultyPort(String id, FailureKind kind, String sentence, Script script) {
        this.id = id;
        this.kind = kind;
        this.sentence = sentence;
        this.script = script;
    }

    public String id() {
        return id;
    }

    /// The failure kind that a crawl starting here must report.
    public FailureKind kind() {
        return kind;
    }

    public String sentence() {
        return sentence;
    }

    Script script() {
        return script;
    }
}
