package io.countersign.process.zeebe;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.engine.grpc-address")
class ZeebeConfiguration {

    /**
     * @param lease how long a step may wait before the engine delivers it again, which reconciles both sides
     * @param workerThreads steps handled at a time on this node
     */
    @ConfigurationProperties("countersign.engine")
    record Engine(URI grpcAddress, @DefaultValue("30m") Duration lease, @DefaultValue("6") int workerThreads) {}

    @Bean(destroyMethod = "close")
    CamundaClient camunda(Engine engine) {
        return CamundaClient.newClientBuilder().grpcAddress(engine.grpcAddress()).preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(10)).numJobWorkerExecutionThreads(engine.workerThreads())
                .build();
    }
}
