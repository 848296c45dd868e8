package io.holdfast.stack.rocketmq;

import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.broker.BrokerStartup;
import org.apache.rocketmq.broker.topic.TopicConfigManager;
import org.apache.rocketmq.common.TopicConfig;

/**
 * RocketMQ's broker, which has its topics before it takes its first message: one made on demand holds the first message
 * back until every client has heard of it, for up to 19 seconds.
 *
 * <p>{@code -Dholdfast.topics=name:queues,name:queues}; the arguments are the broker's own ({@code -c broker.conf}).
 */
public final class Broker {

    private Broker() {}

    public static void main(String[] args) {
        BrokerController broker = BrokerStartup.createBrokerController(args);
        TopicConfigManager topics = broker.getTopicConfigManager();
        for (String topic : System.getProperty("holdfast.topics", "").split(",", -1)) {
            int colon = topic.indexOf(':');
            if (colon > 0) {
                String name = topic.substring(0, colon);
                int queues = Integer.parseInt(topic.substring(colon + 1));
                if (topics.selectTopicConfig(name) == null) {
                    topics.updateTopicConfig(new TopicConfig(name, queues, queues));
                }
            }
        }
        BrokerStartup.start(broker);
    }
}
