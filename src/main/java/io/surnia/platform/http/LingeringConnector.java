package io.surnia.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes a connection the way that RFC 9112, section 9.6 asks for: first our direction, then, when the client has closed
 * its own or some seconds have passed, the rest. Closed at once, with the client still sending, a connection would be
 * reset, and the client would not read why its body or header was too large.
 */
final class LingeringConnector extends ServerConnector {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_READS = Duration.ofMillis(10);

    LingeringConnector(Server server, ConnectionFactory... factories) {
        super(server, factories);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint = new Lingering(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    private static final class Lingering extends SocketChannelEndPoint {
        private volatile boolean closing;

        Lingering(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        @Override
        public boolean isOpen() {
            return !closing && super.isOpen();
        }

        @Override
        public void doClose() {
            closing = true;
            Thread.ofVirtual().name("closing").start(this::linger);
        }

        private void linger() {
            try {
                getChannel().shutdownOutput();
                ByteBuffer discarded = ByteBuffer.allocate(16 * 1024);
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                int count = getChannel().read(discarded);
                while (count >= 0 && System.nanoTime() - deadline < 0) {
                    if (count == 0) {
                        Thread.sleep(BETWEEN_READS);
                    }
                    count = getChannel().read(discarded.clear());
                }
            } catch (IOException | InterruptedException gone) {
                // nobody is left to be polite to
            } finally {
                super.doClose();
            }
        }
    }
}
