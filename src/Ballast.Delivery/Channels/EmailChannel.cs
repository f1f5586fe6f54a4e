using System.Net.Sockets;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace Ballast.Delivery.Channels;

/// <summary>E-mail, as plain text. The message's id is its Message-ID, by which mailboxes and people know a second sending.</summary>
internal sealed class EmailChannel(ChannelSettings settings, SettingReader reader, TimeProvider clock) : IAlertChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private MailSettings Mail => settings.Mail!;

    /// <inheritdoc/>
    public async Task SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        using var mail = Written(message);
        var password = Mail.Password is { } said ? reader.Secret(said, "password") : null;
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        either.CancelAfter(Patience);
        try
        {
            await client.ConnectAsync(Mail.Server, Mail.Port, Security, either.Token).ConfigureAwait(false);
            if (password is not null)
                await client.AuthenticateAsync(Mail.User!, password, either.Token).ConfigureAwait(false);
            await client.SendAsync(mail, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryException($"{Mail.Server} did not take it in {Patience.TotalSeconds:0} s.", e);
        }
        catch (Exception e) when (Reason(e) is { } reason)
        {
            throw new DeliveryException($"{Mail.Server}: {reason}", e);
        }
        // It has been taken; a server that does not say goodbye changes nothing.
        await LeaveAsync(client, either.Token).ConfigureAwait(false);
    }

    private SecureSocketOptions Security =>
        Mail.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    private MimeMessage Written(AlertMessage message)
    {
        var from = MailboxAddress.Parse(Mail.From);
        var mail = new MimeMessage
        {
            // One line, which MimeKit encodes (RFC 2047): no name in it begins a header of its own.
            Subject = message.Title,
            Date = clock.GetUtcNow(),
            MessageId = $"{message.Id}@{from.Address.Split('@')[^1]}",
            Body = new TextPart(TextFormat.Plain)
            {
                Text = string.Join("\r\n", [.. message.Lines, "", message.Footer]) + "\r\n",
            },
        };
        mail.From.Add(from);
        mail.To.AddRange(Mail.To.Select(MailboxAddress.Parse));
        // No out-of-office answers (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static string? Reason(Exception exception) =>
        exception switch
        {
            SslHandshakeException => "its certificate was not accepted.",
            AuthenticationException => "it did not accept user and password.",
            SmtpCommandException e => $"it answered {(int)e.StatusCode} {PlainLine.Of(e.Message, 120)}",
            NotSupportedException => "it cannot do what is asked for: encryption (security) or signing in (user).",
            SocketException e => $"it was not reached: {e.SocketErrorCode}.",
            ProtocolException or IOException or ServiceNotConnectedException =>
                "it did not keep to the protocol, or hung up.",
            _ => null,
        };

    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException || Reason(e) is not null) { }
    }
}
