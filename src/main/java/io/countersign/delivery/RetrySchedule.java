package io.countersign.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pauses after the first, second, … failure; after one more the message is given up. About a day in all unless
 *               set otherwise, as Standard Webhooks suggests
 */
@ConfigurationProperties("countersign.delivery")
record RetrySchedule(@DefaultValue({"5s", "30s", "2m", "10m", "30m", "2h", "5h", "10h"}) List<Duration> pauses) {}
