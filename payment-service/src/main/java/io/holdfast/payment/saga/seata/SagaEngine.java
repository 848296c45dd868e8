package io.holdfast.payment.saga.seata;

import java.time.Duration;
import javax.sql.DataSource;
import org.apache.seata.saga.engine.StateMachineEngine;
import org.apache.seata.saga.engine.impl.DefaultStateMachineConfig;
import org.apache.seata.saga.engine.impl.ProcessCtrlStateMachineEngine;
import org.apache.seata.saga.engine.invoker.ServiceInvokerManager;
import org.apache.seata.saga.engine.serializer.impl.ParamsSerializer;
import org.apache.seata.saga.engine.store.db.DbAndReportTcStateLogStore;
import org.apache.seata.saga.engine.store.db.DbStateLangStore;
import org.apache.seata.saga.statelang.domain.DomainConstants;
import org.springframework.context.ApplicationContext;

/**
 * Seata's state machine engine on our own tables. It opens no global transaction: a coordinator that sees one time out asks
 * for compensation, and a saga that merely waits for an answer must not be compensated (RATIONALE.md).
 */
public final class SagaEngine {

    static final String TENANT = "holdfast";

    private static final String TABLE_PREFIX = "seata_";
    private static final String DATABASE = "mysql";
    private static final String PARSER = "jackson";
    private static final String DEFINITIONS = "classpath*:io/holdfast/payment/*/saga/*.json";

    private SagaEngine() {}

    /**
     * Also stores the definitions, where they are not stored yet.
     *
     * @param beans where steps are found by the names in the definitions, when they are called
     */
    public static StateMachineEngine on(
            DataSource dataSource, ApplicationContext beans, Duration runFor, Duration stepFor) {
        DefaultStateMachineConfig config = new DefaultStateMachineConfig();
        config.setApplicationContext(beans);
        config.setDefaultTenantId(TENANT);
        config.setSagaJsonParser(PARSER);
        config.setResources(new String[] {DEFINITIONS});
        config.setTransOperationTimeout(Math.toIntExact(runFor.toMillis()));
        config.setServiceInvokeTimeout(Math.toIntExact(stepFor.toMillis()));
        config.setSagaRetryPersistModeUpdate(true);
        config.setSagaCompensatePersistModeUpdate(true);
        config.setStateLogStore(logStore(dataSource, config));
        config.setStateLangStore(langStore(dataSource));
        try {
            config.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException("the saga engine does not start", e);
        }
        ServiceInvokerManager invokers = config.getServiceInvokerManager();
        invokers.putServiceInvoker(
                DomainConstants.SERVICE_TYPE_SPRING_BEAN,
                new StepInvoker(invokers.getServiceInvoker(DomainConstants.SERVICE_TYPE_SPRING_BEAN)));
        ProcessCtrlStateMachineEngine engine = new ProcessCtrlStateMachineEngine();
        engine.setStateMachineConfig(config);
        return engine;
    }

    private static DbAndReportTcStateLogStore logStore(DataSource dataSource, DefaultStateMachineConfig config) {
        ParamsSerializer parameters = new ParamsSerializer();
        parameters.setJsonParserName(PARSER);
        DbAndReportTcStateLogStore store = new DbAndReportTcStateLogStore();
        store.setDataSource(dataSource);
        store.setDbType(DATABASE);
        store.setTablePrefix(TABLE_PREFIX);
        store.setDefaultTenantId(TENANT);
        store.setSeqGenerator(config.getSeqGenerator());
        store.setParamsSerializer(parameters);
        return store;
    }

    private static DbStateLangStore langStore(DataSource dataSource) {
        DbStateLangStore store = new DbStateLangStore();
        store.setDataSource(dataSource);
        store.setDbType(DATABASE);
        store.setTablePrefix(TABLE_PREFIX);
        return store;
    }
}
