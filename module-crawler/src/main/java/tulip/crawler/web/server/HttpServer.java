package tulip.crawler.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tulip.async.Async;
import tulip.async.EventLoop;
import tulip.async.Running;
import tulip.async.Task;
import tulip.crawler.http.HttpDate;
import tulip.crawler.web.Application;

/// Serves an application over HTTP/1.1: a task for each connection, all on one loop.
///
/// ```
/// start: lifespan.startup ─▶ listen      shutDown: close the listener ─▶ requests in flight end ─▶
/// lifespan.shutdown
/// ```
/// The methods must be called in a task of the server's loop. [ServerThread] is for other threads.
public final class HttpServer {
    private static final Duration END = Duration.ofSeconds(2); // how long a cancelled request may take to end

    private final EventLoop loop;
    private final HttpConnection.Service service;
    private final LifespanRun lifespan;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SocketTransport.MOST_AT_ONCE);
    private final Map<Task<Void>, HttpConnection> open = new LinkedHashMap<>();
    private final Listener listener;
    private volatile int openCount; // the size of `open`, for other threads

    private HttpServer(EventLoop loop, HttpConnection.Service service, LifespanRun lifespan, InetSocketAddress address)
            throws IOException {
        this.loop = loop;
        this.service = service;
        this.lifespan = lifespan;
        listener = Listener.open(loop, address, this::begin);
    }

    /// Starts the application, then listens.
    ///
    /// @param address  port 0: any free port, which [#address] tells
    /// @throws java.net.BindException if the port is in use
    /// @throws IOException            if the application cannot start
    public static HttpServer start(Application application, InetSocketAddress address, ServerLimits limits)
            throws IOException {
        EventLoop loop = Running.loop();
        Map<String, Object> state = new HashMap<>();
        LifespanRun lifespan = LifespanRun.start(loop, application, state);
        var date = new HttpDate(System::currentTimeMillis);
        try {
            return new HttpServer(
                    loop, new HttpConnection.Service(application, limits, date, state), lifespan, address);
        } catch (Throwable failed) {
            lifespan.stop();
            throw failed;
        }
    }

    public InetSocketAddress address() throws IOException {
        return listener.address();
    }

    /// How many connections are open. Any thread may ask.
    public int openConnections() {
        return openCount;
    }

    /// Accepts no more connections, lets the requests in flight end, and stops the application. Connections
    /// without a complete head end at once.
    ///
    /// @param grace  how long requests may take to end; then they are cancelled
    public void shutDown(Duration grace) throws IOException {
        listener.close();
        open.values().forEach(HttpConnection::shutDown);
        if (!open.isEmpty()) {
            Async.wait(List.copyOf(open.keySet()), Async.ReturnWhen.ALL_COMPLETED, grace);
        }
        List<Task<Void>> late = List.copyOf(open.keySet());
        late.forEach(task -> task.cancel("the server is being shut down"));
        if (!late.isEmpty()) {
            Async.wait(late, Async.ReturnWhen.ALL_COMPLETED, END);
        }
        lifespan.stop();
    }

    private void begin(SocketChannel socket) throws IOException {
        Transport transport;
        try {
            transport = new SocketTransport(loop, socket, scratch);
        } catch (IOException gone) { // the client has closed while it waited to be accepted
            socket.close();
            return;
        }
        var connection = new HttpConnection(loop, transport, service);
        Task<Void> task = loop.createTask("client " + transport.client(), connection::run);
        open.put(task, connection);
        openCount = open.size();
        task.addDoneCallback(done -> {
            open.remove(done);
            openCount = open.size();
            transport.close(); // also if the task was cancelled before it began
        });
    }
}
