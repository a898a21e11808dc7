# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of wsreg(1) in bash.  All that is offered comes from wsreg itself.
#
# _wsreg has the variables that the functions share: words and cword are the
# line and the cursor's word with what readline cuts at "=", ":" and "@" joined,
# kept is the part of that word which readline leaves alone; options are the
# lines that wsreg lists them in.

# Prints what the program says of itself; nothing if it fails.
_wsreg_query() {
	"$program" "$@" 2>/dev/null </dev/null
}

_wsreg_join() {
	local i piece last separator='^[=:@]+$' rest=$COMP_LINE blank

	for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
		piece=${COMP_WORDS[i]}
		last=$((${#words[@]} - 1))
		# A word may begin with a separator, as "@DATE" does.
		blank=${rest%%"$piece"*}
		rest=${rest#*"$piece"}
		if ((i > 1)) && [[ $piece && ! $blank && ($piece =~ $separator ||
			${COMP_WORDS[i - 1]} =~ $separator) ]]; then
			((i == COMP_CWORD)) && kept=${words[last]}
			words[last]+=$piece
		else
			words[++last]=$piece
		fi
		((i == COMP_CWORD)) || continue
		cword=$last
		# Nothing of a separator itself is replaced.
		[[ $piece =~ $separator ]] && kept=${words[last]}
		# An "@" belongs to what follows: it begins names of hosts.
		kept=${kept%@}
	done
}

# Sets plain: a word without its quoting.
_wsreg_unquote() {
	case $1 in
	\'* | \"*)
		plain=${1:1}
		plain=${plain%"${1:0:1}"}
		;;
	*)
		plain=${1//\\/}
		plain=${plain/#\~\//$HOME/}
		;;
	esac
}

# Sets kind to what an option's argument is; to nothing if it takes none.
_wsreg_find_kind() {
	local line

	kind=
	while IFS=$'\t' read -r line _; do
		[[ " $line " == *" $1 "* && ${line##* } != -* ]] || continue
		kind=${line##* }
		break
	done <<<"$options"
}

# Sets option and value, if the word is an option that takes an argument;
# value stays unset if that is the next word.
_wsreg_split() {
	local kind

	option=
	unset -v value
	case $1 in
	--*=*) option=${1%%=*} value=${1#*=} ;;
	--* | -?)
		_wsreg_find_kind "$1"
		[[ ! $kind ]] || option=$1
		;;
	-?*)
		_wsreg_find_kind "${1:0:2}"
		[[ ! $kind ]] || option=${1:0:2} value=${1:2}
		;;
	esac
}

_wsreg_take() {
	local plain

	_wsreg_unquote "$2"
	case $1 in
	-i | --input) inputs+=("$plain") ;;
	-r | --registry) registry=$plain ;;
	esac
}

# Reads the line: what stands after the cursor counts, too.
_wsreg_scan() {
	local i option value only_operands=

	for ((i = 1; i < ${#words[@]}; i++)); do
		option=
		[[ $only_operands ]] || _wsreg_split "${words[i]}"
		if ((i == cword)); then
			[[ $only_operands ]] && may_be_option=
		elif [[ $option && ${value+set} ]]; then
			_wsreg_take "$option" "$value"
		elif [[ $option ]]; then
			((++i == cword)) && wanted=$option
			((i == cword || i >= ${#words[@]})) ||
				_wsreg_take "$option" "${words[i]}"
		elif [[ ! $only_operands && ${words[i]} == -- ]]; then
			only_operands=yes
		elif [[ $only_operands || ${words[i]} != -?* ]]; then
			operands+=("${words[i]}")
			((i < cword)) && ((before++))
		fi
	done
}

# Adds those of the lines that continue the cursor's word.
_wsreg_offer() {
	local lines=$1 prefix=${2-} line plain full typed

	_wsreg_unquote "${words[cword]}"
	typed=$plain
	_wsreg_unquote "$kept"
	while IFS= read -r line; do
		full=$prefix$line
		[[ $line && $full == "$typed"* ]] || continue
		full=${full#"$plain"}
		[[ ${words[cword]} == [\'\"]* ]] || printf -v full %q "$full"
		COMPREPLY+=("$full")
	done <<<"$lines"
}

# Prints what wsreg says to this, each line once; nothing if it fails.  It is
# not asked about what is no file: that may be a terminal or a pipe.
_wsreg_ask() {
	local file names

	for file in ${inputs[@]+"${inputs[@]}"}; do
		[[ $file == @* || (-f $file && -r $file) ]] || return 0
		set -- "$@" --input "$file"
	done
	names=$("$program" "$@" --format names 2>/dev/null </dev/null) || return 0
	awk '!seen[$0]++' <<<"$names"
}

_wsreg_offer_registries() {
	_wsreg_offer "$(_wsreg_ask list)" "${1-}"
}

_wsreg_offer_keys() {
	_wsreg_offer "$(_wsreg_ask search '' ${registry:+"--registry=$registry"})"
}

# Adds files and, once it is certain that one of them is meant, the snapshots
# that are built in.
_wsreg_offer_snapshots() {
	compopt -o default 2>/dev/null
	[[ ${words[cword]#"${1-}"} != @* ]] ||
		_wsreg_offer "$(_wsreg_query --list-snapshots)" "${1-}"
}

# The argument of an option; the prefix is what the word has before it.
_wsreg_offer_argument() {
	local prefix=$2 command=("${operands[@]:0:1}") kind value

	options=$(_wsreg_query ${command[@]+"${command[@]}"} --list-options)
	_wsreg_find_kind "$1"
	case $kind in
	FILE)
		case $own:$1 in
		:-i | :--input | check:-i | check:--input)
			_wsreg_offer_snapshots "$prefix"
			;;
		*) compopt -o default 2>/dev/null ;;
		esac
		;;
	FORMAT)
		_wsreg_offer "$(_wsreg_query ${command[@]+"${command[@]}"} \
			--list-formats)" "$prefix"
		;;
	REGISTRY | ID) _wsreg_offer_registries "$prefix" ;;
	VALUE) _wsreg_offer permessage-deflate "$prefix" ;;
	NAME)
		_wsreg_offer "$(_wsreg_ask search '' -r subprotocol)" "$prefix"
		;;
	RULE*)
		# Commas separate several.
		value=${words[cword]#"$prefix"}
		[[ $value != *,* ]] || prefix+=${value%,*},
		_wsreg_offer "$(_wsreg_ask rules)" "$prefix"
		;;
	*\|*) _wsreg_offer "${kind//|/$'\n'}" "$prefix" ;;
	esac
}

_wsreg_offer_operands() {
	((before > 0)) || _wsreg_offer "$(_wsreg_query --list-commands |
		cut -f 1 | if ((cword > 1)); then
			grep -vx 'check\|generate'
		else
			cat
		fi)"
	case $((before > 0)):${operands[0]-} in
	1:list) ((before > 1)) || _wsreg_offer_registries ;;
	1:export) _wsreg_offer_registries ;;
	1:diff | 1:lint) _wsreg_offer_snapshots ;;
	1:audit) compopt -o default 2>/dev/null ;;
	1:search) ;;
	1:log)
		((before > 1)) || _wsreg_offer_keys
		((before < 2)) || _wsreg_offer_snapshots
		;;
	1:rules) _wsreg_offer "$(_wsreg_ask rules)" ;;
	*) _wsreg_offer_keys ;;
	esac
}

# After "check" or "generate", which count as operands.
_wsreg_offer_own() {
	if [[ $own == check ]] || ((before > 1)); then
		compopt -o default 2>/dev/null
	else
		_wsreg_offer "$(_wsreg_query generate --list-modes | cut -f 1)"
	fi
}

_wsreg() {
	local program=${1:-wsreg} words=() cword=0 kept=''
	local inputs=() registry='' operands=() before=0
	local wanted='' may_be_option=yes own='' option value options

	COMPREPLY=()
	program=${program/#\~\//$HOME/}
	_wsreg_join
	((cword == 1)) || case ${words[1]} in
	check | generate) own=${words[1]} ;;
	esac
	options=$(_wsreg_query ${own:+"$own"} --list-options)
	_wsreg_scan
	_wsreg_split "${words[cword]}"
	if [[ $wanted ]]; then
		_wsreg_offer_argument "$wanted" ''
	elif [[ $may_be_option && ${value+set} ]]; then
		_wsreg_offer_argument "$option" "${words[cword]%"$value"}"
	elif [[ $may_be_option && ${words[cword]} == -* ]]; then
		_wsreg_offer "$(cut -f 1 <<<"$options" | tr ' ' '\n' |
			grep '^-')"
	elif [[ $own ]]; then
		_wsreg_offer_own
	else
		_wsreg_offer_operands
	fi
	return 0
}

complete -F _wsreg wsreg
