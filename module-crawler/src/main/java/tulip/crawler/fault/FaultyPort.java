package tulip.crawler.fault;

import tulip.crawler.FailureKind;

/// Names a further port of the site, where things go wrong before a request can be read. Each is a site of its own.
@SuppressWarnings("ImmutableEnumChecker") // a script is code, and holds nothing
public enum FaultyPort {
    REFUSED("refused", FailureKind.CONNECT_REFUSED, "lets nobody connect", Peer::close),
    RESETS("resets", FailureKind.RESET, "resets every connection at once", Peer::reset),
    CLOSES("closes", FailureKind.RESET, "closes every connection at once", Peer::close),
    SILENT("silent", FailureKind.FIRST_BYTE_TIMEOUT, "lets everybody connect, and says nothing", Peer::stall),
    SPEAKS_FIRST("speaks-first", FailureKind.BAD_HEAD, "speaks before it is spoken to, and another protocol", peer -> {
        peer.send(peer.drawOf("SSH-2.0-Tulip_1.0\r\n", "220 mail.invalid ESMTP\r\n", "+OK POP3 ready\r\n"));
        peer.stall();
    }),
    SPEAKS_TLS("speaks-tls", FailureKind.BAD_HEAD, "answers with an alert of TLS", peer -> {
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

    /// The failure as which whoever begins a crawl there must file it.
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
