# Close codes, as clauses of a function.
defmodule Close do
  def name(1000), do: {:ok, "Normal closure"}
  def name(1001), do: {:ok, "Going away"}
  def name(1002), do: {:ok, "Protocol error"}
  def name(1003), do: {:ok, "Unsupported data"}
  def name(1005), do: {:ok, "No status received"}
  def name(1006), do: {:ok, "Abnormal closure"}
  def name(1007), do: {:ok, "Invalid payload"}
  def name(1008), do: {:ok, "Policy violation"}
  def name(1009), do: {:ok, "Message too big"}
  def name(1010), do: {:ok, "Mandatory extension"}
  def name(1011), do: {:ok, "Internal error"}
  def name(1012), do: {:ok, "Service restart"}
  def name(1013), do: {:ok, "Try again later"}
  def name(1014), do: {:ok, "Bad gateway"}
  def name(1015), do: {:ok, "TLS handshake"}
end
