package io.holdfast.points;

import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts points-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableDubbo
public class PointsService {

    public static void main(String[] args) {
        SpringApplication.run(PointsService.class, args);
    }
}
