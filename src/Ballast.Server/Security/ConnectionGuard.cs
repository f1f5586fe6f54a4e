using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Security;

/// <summary>
/// Keeps one client from taking all connections: where there are too many, an idle one makes room for a new one, of whoever has most. A
/// connection is idle while no request of it is answered: kept open, or still being sent its first headers.
/// </summary>
internal sealed class ConnectionGuard
{
    /// <summary>Connections at a time.</summary>
    public const int Most = 1000;

    /// <summary>Of them from one address.</summary>
    public const int MostOfOne = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Held> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<IPAddress, int> _counts = [];
    private long _turn;

    /// <summary>Lets a connection in, where there is or can be made room; a middleware of Kestrel.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) =>
        async connection =>
        {
            var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
            if (!Enter(connection, address))
            {
                connection.Abort(new ConnectionAbortedException("Too many connections."));
                return;
            }
            try
            {
                await next(connection).ConfigureAwait(false);
            }
            finally
            {
                Leave(connection.ConnectionId);
            }
        };

    /// <summary>Answers a request; its connection is busy meanwhile.</summary>
    public async Task BusyAsync(HttpContext http, RequestDelegate next)
    {
        Note(http.Connection.Id, 1);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            Note(http.Connection.Id, -1);
        }
    }

    private bool Enter(ConnectionContext connection, IPAddress address)
    {
        ConnectionContext? leaving = null;
        lock (_lock)
        {
            var own = _counts.GetValueOrDefault(address);
            if (own >= MostOfOne || _open.Count >= Most)
            {
                var from = own >= MostOfOne ? address : _counts.MaxBy(c => c.Value).Key;
                var idle = _open.Values.Where(h => h.Requests == 0 && h.Address.Equals(from)).MinBy(h => h.Since);
                if (idle is null)
                    return false;
                leaving = idle.Connection;
                Remove(leaving.ConnectionId);
            }
            _open[connection.ConnectionId] = new Held(connection, address) { Since = ++_turn };
            _counts[address] = _counts.GetValueOrDefault(address) + 1;
        }
        leaving?.Abort(new ConnectionAbortedException("Idle, and others need the room."));
        return true;
    }

    private void Leave(string id)
    {
        lock (_lock)
            Remove(id);
    }

    private void Remove(string id)
    {
        if (!_open.Remove(id, out var held))
            return;
        if (--_counts[held.Address] == 0)
            _counts.Remove(held.Address);
    }

    private void Note(string id, int requests)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(id, out var held))
                return;
            held.Requests += requests;
            held.Since = ++_turn;
        }
    }

    private sealed class Held(ConnectionContext connection, IPAddress address)
    {
        public ConnectionContext Connection => connection;

        public IPAddress Address => address;

        public int Requests { get; set; }

        /// <summary>A count that goes up: smaller is longer ago.</summary>
        public long Since { get; set; }
    }
}
