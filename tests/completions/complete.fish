# SPDX-License-Identifier: MIT
# Prints the words that fish offers: complete.fish FOLDER TYPED WORD.  The
# completions are in FOLDER, the cursor stands after WORD.

source $argv[1]/wsreg.fish
source $argv[1]/wsreg-gen.fish
complete -C "$argv[2]$argv[3]" | cut -f 1
