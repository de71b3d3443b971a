package tulip.crawler.bench.echo;

import java.util.List;

/// The events of a comparison of echo servers, for its display.
public sealed interface EchoEvent {
    /// The servers are known.
    record Planned(List<EchoServerKind> servers) implements EchoEvent {
        public Planned {
            servers = List.copyOf(servers);
        }
    }

    /// A server starts, to be measured with this number of connections.
    ///
    /// @param round  from 1
    record Started(EchoServerKind server, int connections, int round) implements EchoEvent {}

    /// A server was measured.
    ///
    /// @param perSecond  messages that came back in a second
    /// @param p99Micros  99 % of the messages came back in this time
    record Measured(EchoServerKind server, int connections, int round, double perSecond, double p99Micros)
            implements EchoEvent {}
}
