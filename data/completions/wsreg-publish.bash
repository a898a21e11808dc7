# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of wsreg-publish(1) in bash: its options, for which its help is asked.

_wsreg_publish() {
	local current=${COMP_WORDS[COMP_CWORD]} options=
	local previous=${COMP_WORDS[COMP_CWORD - 1]}

	COMPREPLY=()
	case $previous in
	--password-file)
		compopt -o default 2>/dev/null
		return 0
		;;
	--jid | --service | --server | --timeout) return 0 ;;
	esac
	options=$("${COMP_WORDS[0]/#\~\//$HOME/}" --help 2>/dev/null </dev/null |
		grep -o -e ' --[a-z-]*')
	# shellcheck disable=SC2207 # the words have neither blanks nor stars
	COMPREPLY=($(compgen -W "$options" -- "$current"))
	return 0
}

complete -F _wsreg_publish wsreg-publish
