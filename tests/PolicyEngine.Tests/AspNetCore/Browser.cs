using System.Net;
using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>A browser without scripts: it keeps cookies, follows redirects and sends the form of the page that it shows.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri address, string who)
    {
        client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = address };
        if (who.Length > 0)
        {
            client.DefaultRequestHeaders.Add("X-Who", who);
        }
    }

    public CookieContainer Cookies { get; } = new();

    public string Html { get; private set; } = "";

    public int Status { get; private set; }

    public string Path { get; private set; } = "";

    public HttpResponseMessage Response { get; private set; } = null!;

    /// <summary>The heading, as people read it.</summary>
    public string Heading => Words(HeadingTag().Match(Html).Groups[1].Value);

    /// <summary>What is wrong, as people read it.</summary>
    public string[] Errors => [.. ErrorTag().Matches(Html).Select(match => Words(match.Groups[1].Value).Replace("Error: ", "", StringComparison.Ordinal))];

    public string Text => Words(Html);

    public async Task<Browser> Get(string path) => await Show(await client.GetAsync(path));

    /// <summary>Sends the form of this page.</summary>
    public Task<Browser> Send(params (string Name, string Value)[] fields) => SendTo(Path, fields);

    public async Task<Browser> SendTo(string path, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenTag().Matches(Html).DistinctBy(match => match.Groups[1].Value).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        var all = hidden.Where(pair => fields.All(field => field.Name != pair.Key)).Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Show(await client.PostAsync(path, new FormUrlEncodedContent(all)));
    }

    public void Dispose() => client.Dispose();

    private async Task<Browser> Show(HttpResponseMessage response)
    {
        (Response, Status, Path, Html) = (response, (int)response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, await response.Content.ReadAsStringAsync());
        return this;
    }

    private static string Words(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")).ReplaceLineEndings(" ") is var text ? Blank().Replace(text, " ").Trim() : "";

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex HeadingTag();

    [GeneratedRegex("class=\"govuk-error-message\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex ErrorTag();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenTag();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" +")]
    private static partial Regex Blank();
}
