package io.holdfast.points;

import io.holdfast.contract.HouseRules;

class HouseTest extends HouseRules {

    @Override
    protected String basePackage() {
        return "io.holdfast.points";
    }
}
