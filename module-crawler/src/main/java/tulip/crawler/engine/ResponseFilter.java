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

/// Drops responses that Vert.x would match to the wrong request.
///
/// It is between Netty's codec and Vert.x on every connection, because Vert.x 5.2 makes three mistakes. It takes an
/// interim response (1xx) for the final response. It takes a response that was not requested for the response to the
/// next request. It takes a reset for the regular end of a body that ends with the connection. The filter runs on the
/// event loop of its connection.
final class ResponseFilter extends ChannelDuplexHandler {
    private static final int MAX_INTERIM = 8; // the same limit as in our own client

    private boolean awaiting = true; // true at first: the first request may be written before the filter is installed
    private boolean inInterim;
    private boolean lost; // the connection was reset
    private int interims;
    private Object end; // end of the response, held until it is known whether more bytes follow it; else null

    /// Adds a filter to a new connection.
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
            ReferenceCountUtil.release(message); // not requested: no byte on this connection can be trusted
            releaseEnd(context);
            ChannelFuture _ = context.close();
        } else if (message instanceof HttpResponse head && isInterim(head)) {
            inInterim = true;
            ReferenceCountUtil.release(message);
            if (++interims > MAX_INTERIM) {
                context.fireExceptionCaught(
                        new IllegalStateException("over " + MAX_INTERIM + " interim responses came"));
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
        if (lost) { // the codec ended the body only because the connection ended
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
            awaiting = false; // before the next call, which may write the next request
            context.fireChannelRead(held);
        }
    }

    private static boolean isInterim(HttpResponse head) {
        int status = head.status().code();
        boolean readable = head.decoderResult().isSuccess();
        return readable && status < 200 && status != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }
}
