package tulip.crawler.engine;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;

/// Keeps from Vert.x what it would take for the answer to a request, and is not.
///
/// Stands between Netty's codec and Vert.x on every connection, since Vert.x 5.2 takes an interim answer (1xx) for the
/// final one, an answer that nobody asked for as that to the next request, and a reset for the end of a body that is to
/// end with the connection. Runs on the event loop of its connection.
final class ResponseFilter extends ChannelDuplexHandler {
    private static final int MAX_INTERIM = 8; // as our own client

    private boolean awaiting = true; // the first request may have been written before this was put in
    private boolean inInterim;
    private boolean lost; // by a reset
    private int interims;
    private Object end; // of the answer, held back until it is known whether more has come with it; else null

    /// Puts a guard into a connection that has just been made.
    static void install(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            ChannelHandlerContext vertx = base.channelHandlerContext();
            vertx.pipeline().addBefore(vertx.name(), "answers", new ResponseFilter());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest) {
            awaiting = true;
            interims = 0;
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (end != null || !awaiting) {
            ReferenceCountUtil.release(message); // nobody asked for it, so nothing on this connection can be trusted
            releaseEnd(context);
            ChannelFuture _ = context.close();
        } else if (message instanceof HttpResponse head && isInterim(head)) {
            inInterim = true;
            ReferenceCountUtil.release(message);
            if (++interims > MAX_INTERIM) {
                context.fireExceptionCaught(new IllegalStateException("over " + MAX_INTERIM + " interim answers came"));
                ChannelFuture _ = context.close();
            }
        } else if (inInterim) {
            inInterim = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
        } else if (message instanceof LastHttpContent) {
            end(context, message);
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        releaseEnd(context);
        super.channelReadComplete(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        lost |= cause instanceof IOException;
        super.exceptionCaught(context, cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        releaseEnd(context);
        super.channelInactive(context);
    }

    private void end(ChannelHandlerContext context, Object message) {
        if (lost) { // the codec ends the body for the connection having ended
            ReferenceCountUtil.release(message);
        } else {
            end = message;
            if (!context.channel().isActive()) {
                releaseEnd(context);
            }
        }
    }

    private void releaseEnd(ChannelHandlerContext context) {
        Object held = end;
        if (held != null) {
            end = null;
            awaiting = false; // before the answer is complete: a next request may be written in the very call
            context.fireChannelRead(held);
        }
    }

    private static boolean isInterim(HttpResponse head) {
        int status = head.status().code();
        boolean readable = head.decoderResult().isSuccess();
        return readable && status < 200 && status != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }
}
