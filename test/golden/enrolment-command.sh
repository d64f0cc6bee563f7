packages='ca-certificates curl nodejs openvpn wireguard-tools nftables iproute2 netbase' && \
  { modprobe -nq wireguard 2>/dev/null || packages="$packages wireguard-go"; } && \
  { dpkg -s $packages >/dev/null 2>&1 || { apt-get update && apt-get install -y --no-install-recommends $packages; }; } && \
  agent=$(mktemp) && \
  curl -fsS -o "$agent" 'https://fernamt.example.de/gateway/v1/agent' && \
  echo "abababababababababababababababababababababababababababababababab  $agent" | sha256sum -c - && \
  install -m 755 "$agent" /usr/local/bin/fernamt && \
  fernamt agent enrol --service \
    --portal 'https://fernamt.example.de' \
    --portal-key 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==' \
    --gateway '01931d3c-0000-7000-8000-000000000001' \
    --token 'tokenTOKEN_-0123456789'
