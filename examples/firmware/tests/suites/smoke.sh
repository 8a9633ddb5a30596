check "says its version" 1.4.0 version
check "refuses what it does not know" "unknown command: fly" fly
