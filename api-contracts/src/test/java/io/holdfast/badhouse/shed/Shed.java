package io.holdfast.badhouse.shed;

import io.holdfast.badhouse.barn.Barn;
import io.holdfast.badhouse.barn.jdbc.BarnsJdbc;
import io.holdfast.badhouse.shed.jdbc.ShedsJdbc;
import java.sql.SQLException;
import java.time.Instant;
import java.util.logging.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Breaks every rule that one class can break. */
public class Shed {

    static final Logger LOG = Logger.getLogger("shed");

    @Autowired
    Barn barn = new Barn();

    ShedsJdbc sheds = new ShedsJdbc();
    BarnsJdbc foreign = new BarnsJdbc();

    @Transactional
    public Instant open() throws SQLException {
        LOG.info("open");
        System.out.println(foreign);
        throw new SQLException(Instant.now().toString());
    }
}
