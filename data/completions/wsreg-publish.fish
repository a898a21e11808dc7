# SPDX-License-Identifier: MIT
# Completion of wsreg-publish(1) in fish: its options, for which its help is asked.

complete -c wsreg-publish -f
wsreg-publish --help 2>/dev/null </dev/null | while read -l line
    set -l found (string match -r -- '--([a-z-]+)( [A-Z])?' $line)
    test (count $found) -gt 1; or continue
    if test (count $found) -gt 2
        complete -c wsreg-publish -l $found[2] -x
    else
        complete -c wsreg-publish -l $found[2]
    end
end
complete -c wsreg-publish -l password-file -r -F
