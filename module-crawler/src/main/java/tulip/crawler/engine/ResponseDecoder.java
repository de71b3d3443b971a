package tulip.crawler.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import tulip.crawler.Limits;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.ResponseHead;

/// Reads responses for Vert.x with our own parser, so that all engines judge the same bytes alike.
///
/// It replaces Netty's decoder on every connection, and passes correct responses to Vert.x one at a time: a head, the
/// parts of its body, an end. It closes the connection when bytes come that were not requested. After an error
/// nothing more reaches Vert.x. The decoder runs on the event loop of its connection.
final class ResponseDecoder extends ChannelDuplexHandler {
    /// Fields with which a site could change how Vert.x uses its connections.
    private static final Set<String> HIDDEN = Set.of("connection", "keep-alive", "alt-svc");

    private final MessageReader<ResponseHead> reader;
    private final int maxBodyBytes;
    private boolean awaiting = true; // true at first: a request may be written before the decoder is installed
    private boolean over; // no byte on this connection can be trusted any more
    private HttpHeaders fields; // of the current response; Vert.x reads `Connection` only at its end
    private boolean ended; // the response is complete, but more bytes may follow it in the same read

    private ResponseDecoder(Limits limits) {
        reader = MessageReader.ofResponses(limits.maxHeadBytes(), limits.maxBodyBytes());
        maxBodyBytes = limits.maxBodyBytes();
    }

    /// Returns what puts a decoder on a new connection.
    static Handler<HttpConnection> installer(Limits limits) {
        return connection -> {
            if (connection instanceof ConnectionBase base) {
                ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
                pipeline.addAfter("codec", "responses", new ResponseDecoder(limits));
                pipeline.replace("codec", "codec", new HttpRequestEncoder()); // passes on the bytes that it has read
            }
        };
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        awaiting |= message instanceof HttpRequest;
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof ByteBuf bytes)) {
            super.channelRead(context, message);
            return;
        }
        try {
            if (ended || !awaiting) {
                refuse(context);
            } else if (!over) {
                read(context, bytes.nioBuffer());
            }
        } finally {
            ReferenceCountUtil.release(bytes);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        passEnd(context);
        super.channelReadComplete(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        over |= cause instanceof IOException; // the end that follows is not the end of a body
        super.exceptionCaught(context, cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        passEnd(context);
        if (awaiting && !over && !reader.idle()) {
            finish(context);
        }
        super.channelInactive(context);
    }

    private void read(ChannelHandlerContext context, ByteBuffer in) {
        try {
            while (!over && context.channel().isActive()) { // Vert.x may close it at any part
                switch (reader.feed(in)) {
                    case Step.HeadRead<ResponseHead>(ResponseHead head, var _) -> {
                        passHead(context, head);
                        reader.passBody(
                                part -> context.fireChannelRead(new DefaultHttpContent(Unpooled.copiedBuffer(part))),
                                maxBodyBytes);
                    }
                    case Step.MessageRead<ResponseHead> message -> {
                        end(message.keepAlive() && !in.hasRemaining());
                        return;
                    }
                    case Step.NeedsBytes<ResponseHead> _ -> {
                        return;
                    }
                }
            }
        } catch (HttpError error) {
            over = true;
            ChannelFuture _ = context.close();
            context.fireExceptionCaught(error);
        }
    }

    private void finish(ChannelHandlerContext context) {
        try {
            Step.MessageRead<ResponseHead> _ = reader.finish();
            end(false);
            passEnd(context);
        } catch (HttpError error) {
            context.fireExceptionCaught(error);
        }
    }

    private void refuse(ChannelHandlerContext context) {
        over = true;
        if (ended) {
            end(false);
            passEnd(context);
        } else {
            ChannelFuture _ = context.close();
        }
    }

    private void passHead(ChannelHandlerContext context, ResponseHead head) {
        fields =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (Headers.Field field : head.headers().fields()) {
            if (!HIDDEN.contains(field.name().toLowerCase(Locale.ROOT))) {
                fields.add(field.name(), field.value());
            }
        }
        var status = HttpResponseStatus.valueOf(head.status(), head.reason());
        context.fireChannelRead(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, fields));
    }

    private void end(boolean keepAlive) {
        ended = true;
        if (!keepAlive) {
            over = true;
            fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void passEnd(ChannelHandlerContext context) {
        if (ended) {
            ended = false;
            awaiting = false; // before the next call, which may write the next request
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            if (over) {
                ChannelFuture _ = context.close();
            }
        }
    }
}
