/** WeChat Pay: agreements, and what its versions 2 and 3 share. */
@NullMarked
package io.holdfast.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
