#!/bin/sh
# Builds out/fw.bin: a firmware of the size of an example. Where a real one is compiled, this one is put together.
set -eu
mkdir -p out
{
  echo '#!/bin/sh'
  echo "version=$VERSION"
  cat parts/*.sh
} >out/fw.bin
sh -n out/fw.bin
echo "Built out/fw.bin, version $VERSION, $(wc -c <out/fw.bin | tr -d ' ') bytes"
