using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ballast.Numerai.Chain;

/// <summary>Reads from a node of the chain by JSON-RPC. It can only read: no transaction is ever made here.</summary>
/// <remarks>No key and nothing of the account is sent but addresses. The node is the user's choice: it learns which contract is asked about.</remarks>
public sealed class EthereumNode : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;
    private readonly Uri _address;
    private int _requests;

    /// <param name="address">Address of the node.</param>
    /// <param name="handler">For tests; null for the library's own. It stays the caller's to dispose.</param>
    public EthereumNode(Uri address, HttpMessageHandler? handler = null)
    {
        _address = address;
        _http = new HttpClient(
            handler
                ?? new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = DecompressionMethods.All,
                },
            disposeHandler: handler is null
        )
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        // Public nodes refuse requests without one (domain notes, section 5).
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Ballast.Numerai", "0.1"));
    }

    /// <summary>The number of the chain: 1 is Ethereum.</summary>
    /// <exception cref="ChainException">The node did not answer.</exception>
    public async Task<long> ChainIdAsync(CancellationToken cancellation = default) =>
        long.TryParse(
            Digits(await AskAsync("eth_chainId", [], cancellation).ConfigureAwait(false)),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : throw new ChainException("The node does not say which chain it is of.");

    /// <summary>Calls a function of a contract as it is now, without a transaction.</summary>
    /// <param name="to">Address of the contract.</param>
    /// <param name="data">The call, hexadecimal after 0x.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ChainException">The node did not answer, or there is no such contract.</exception>
    public async Task<byte[]> CallAsync(string to, string data, CancellationToken cancellation = default)
    {
        var call = new JsonObject { ["to"] = to, ["data"] = data };
        var answer = Digits(await AskAsync("eth_call", [call, "latest"], cancellation).ConfigureAwait(false));
        try
        {
            return Convert.FromHexString(answer);
        }
        catch (FormatException e)
        {
            throw new ChainException("The node's answer is no hexadecimal number.", e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static string Digits(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;

    private async Task<string> AskAsync(string method, JsonArray parameters, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = ++_requests,
            ["method"] = method,
            ["params"] = parameters,
        };
        try
        {
            using var content = new StringContent(body.ToJsonString());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.PostAsync(_address, content, cancellation).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            return Result(text, (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            throw new ChainException($"The node {_address.Host} cannot be reached; name another with --node.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new ChainException($"The node {_address.Host} did not answer within {Patience.TotalSeconds:0} s.", e);
        }
    }

    private string Result(string text, int status)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException e)
        {
            throw new ChainException($"The node {_address.Host} answers HTTP {status} and no JSON.", e);
        }
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error))
        {
            var message =
                error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var said)
                    ? said.ToString()
                    : error.ToString();
            throw new ChainException($"The node {_address.Host} says: {message.ReplaceLineEndings(" ")}");
        }
        return
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("result", out var result)
            && result.ValueKind == JsonValueKind.String
            ? result.GetString()!
            : throw new ChainException($"The node {_address.Host} answers HTTP {status} without a result.");
    }
}
