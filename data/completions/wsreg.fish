# SPDX-License-Identifier: MIT
# Completion of wsreg(1) in fish.  Names and keys come from wsreg itself.

# Prints what has been typed of a kind: input, registry or operand.
function __wsreg_typed
    set -l kind $argv[1]
    # An empty word stands for the cursor's, which may be an option's argument.
    set -l words (commandline -opc) ''

    argparse -i i/input=+ f/format= r/registry= o/output= color= strict \
        fail-on= ignore= rules \
        client= server= frames= extension= subprotocol= follow= hex \
        max-frame= max-message= max-fragments= keep-going open frames-list \
        check depfile= force overlay= prefix= h/help V/version -- $words[2..] 2>/dev/null
    switch $kind
        case input
            string replace -r '^~/' "$HOME/" -- $_flag_input
        case registry
            string join \n -- $_flag_registry
        case operand
            string match -v '' -- $argv
    end
end

# Prints what wsreg says to this.  It is not asked about what is no file: that
# may be a terminal or a pipe.
function __wsreg_ask
    set -l program (commandline -opc | string replace -r '^~/' "$HOME/")
    set -l files (__wsreg_typed input)

    type -q $program[1]; or return
    for file in $files
        test -f "$file" -a -r "$file"; or return
    end
    $program[1] $argv --input=$files --format=names 2>/dev/null </dev/null
end

function __wsreg_formats
    printf '%s\n' text json
    switch "$(__wsreg_typed operand)"
        case list 'list *' search 'search *'
            echo names
        case export 'export *'
            printf '%s\n' csv xml markdown
        case diff 'diff *'
            printf '%s\n' markdown github history
        case lint 'lint *'
            printf '%s\n' github sarif ignore
        case log 'log *'
            printf '%s\n' jsonl markdown
        case rules 'rules *'
            printf '%s\n' markdown names
        case check 'check *'
            printf '%s\n' sarif junit
    end
end

function __wsreg_is_first
    test -z "$(__wsreg_typed operand)"
end

# Whether the first word is this command, which has options of its own.
function __wsreg_is
    set -l words (commandline -opc)

    test "$words[2]" = $argv[1]
end

function __wsreg_is_common
    not __wsreg_is check; and not __wsreg_is generate
end

# Whether files follow: those to compare or to check, one to lint, or what is
# given after a mode or a key.
function __wsreg_wants_file
    set -l before (__wsreg_typed operand)

    if __wsreg_is generate; or test "$before[1]" = log
        test (count $before) -gt 1
    else
        __wsreg_is check; or test "$before[1]" = diff; or test "$before" = lint
    end
end

function __wsreg_severities
    set -l before (__wsreg_typed operand)

    switch "$before[1]"
        case diff
            printf '%s\n' breaking additive any
        case lint
            printf '%s\n' error warning note
    end
end

function __wsreg_operands
    set -l before (__wsreg_typed operand)
    set -l registry (__wsreg_typed registry)

    if __wsreg_is generate
        test (count $before) -gt 1
        or printf '%s\n' header standalone tables json go python rust typescript java csharp
        return
    end
    switch "$before[1]"
        case list
            test (count $before) -gt 1; or __wsreg_ask list
        case export
            __wsreg_ask list
        case check diff lint search
        case log
            test (count $before) -gt 1; or __wsreg_ask search '' --registry=$registry[-1]
        case rules
            __wsreg_ask rules
        case '*'
            __wsreg_ask search '' --registry=$registry[-1]
    end
end

complete -c wsreg -f
complete -c wsreg -s i -l input -r -F -d 'Use this registry file'
complete -c wsreg -n 'not __wsreg_is generate' -s f -l format -x -a '(__wsreg_formats)' -d 'Print in a format'
complete -c wsreg -n 'not __wsreg_is check' -s r -l registry -x -a '(__wsreg_ask list)' -d 'Only this registry'
complete -c wsreg -n 'not __wsreg_is generate' -l color -x -a 'auto always never' -d 'Colour the output'
complete -c wsreg -s o -l output -r -F -d 'Write to a file'
complete -c wsreg -n 'not __wsreg_is generate' -l strict -d 'Refuse what is odd in a registry file'
complete -c wsreg -n __wsreg_is_common -l fail-on -x -a '(__wsreg_severities)' -d 'From which severity on to fail'
complete -c wsreg -n __wsreg_is_common -l ignore -r -F -d 'Leave out the findings in a file'
complete -c wsreg -n __wsreg_is_common -l rules -d 'List what lint looks for'
complete -c wsreg -s h -l help -d 'Print help'
complete -c wsreg -n 'not __wsreg_is check' -s V -l version -d 'Print the version'

complete -c wsreg -n __wsreg_is_first -a lookup -d 'What IANA says about codes and names'
complete -c wsreg -n __wsreg_is_first -a list -d 'The registries; the records of one'
complete -c wsreg -n __wsreg_is_first -a search -d 'Records that contain all the words'
complete -c wsreg -n __wsreg_is_first -a export -d 'Registries in other formats'
complete -c wsreg -n __wsreg_is_first -a diff -d 'What changed between two registry files'
complete -c wsreg -n __wsreg_is_first -a lint -d 'What is wrong or odd in a registry file'
complete -c wsreg -n __wsreg_is_first -a log -d 'When a key came and how it changed'
complete -c wsreg -n __wsreg_is_first -a rules -d 'The rules that traffic is checked by'
complete -c wsreg -n 'test (count (commandline -opc)) -eq 1' -a check -d 'Captured traffic against the rules'
complete -c wsreg -n 'test (count (commandline -opc)) -eq 1' -a generate -d 'C and more, from a registry'
complete -c wsreg -a '(__wsreg_operands)'

complete -c wsreg -n '__wsreg_is generate' -l check -d 'Write nothing; show what would change'
complete -c wsreg -n '__wsreg_is generate' -l depfile -r -F -d 'Write what the output is made from'
complete -c wsreg -n '__wsreg_is generate' -l force -d 'Take input that looks wrong'
complete -c wsreg -n '__wsreg_is generate' -l overlay -r -F -d 'What the registries cannot say'
complete -c wsreg -n '__wsreg_is generate' -l prefix -x -d 'Of what is defined'
complete -c wsreg -n '__wsreg_is check' -l client -r -F -d 'What the client sent'
complete -c wsreg -n '__wsreg_is check' -l server -r -F -d 'What the server sent'
complete -c wsreg -n '__wsreg_is check' -l frames -x -a 'client server' -d 'The file has frames only'
complete -c wsreg -n '__wsreg_is check' -l extension -x -a permessage-deflate -d 'What was agreed on'
complete -c wsreg -n '__wsreg_is check' -l subprotocol -x -a "(__wsreg_ask search '' --registry=subprotocol)" -d 'What was agreed on'
complete -c wsreg -n '__wsreg_is check' -l follow -r -F -d 'What tshark prints'
complete -c wsreg -n '__wsreg_is check' -l hex -d 'Files are hexadecimal text'
complete -c wsreg -n '__wsreg_is check' -l max-frame -x -d 'The most octets in a frame'
complete -c wsreg -n '__wsreg_is check' -l max-message -x -d 'The most octets in a message'
complete -c wsreg -n '__wsreg_is check' -l max-fragments -x -d 'The most frames in a message'
complete -c wsreg -n '__wsreg_is check' -l keep-going -d 'Go on after the first error'
complete -c wsreg -n '__wsreg_is check' -l open -d 'The capture was cut off'
complete -c wsreg -n '__wsreg_is check' -l frames-list -d 'List every frame'
complete -c wsreg -n __wsreg_wants_file -F
