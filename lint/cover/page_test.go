package cover_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/lint/cover"
)

func pageOf(t *testing.T, p *cover.Profile) string {
	t.Helper()
	var b strings.Builder
	if err := cover.WriteHTML(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPageMarksStandIns: what only deployment knows is told apart.
func TestPageMarksStandIns(t *testing.T) {
	_, c := runCases(t, orders)
	if page := pageOf(t, c.Profile()); !strings.Contains(page, `title="only known after deployment: vtlcheck put this here">arn:aws:states:`) {
		t.Error("the state machine's ARN is not marked")
	}
}

// TestPageNeedsNoNetwork: nothing on the page is fetched.
func TestPageNeedsNoNetwork(t *testing.T) {
	_, c := runCases(t, orders)
	page := pageOf(t, c.Profile())
	for _, bad := range []string{"http://", "https://", " src=", "@import", "url("} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
}

// TestPageShowsTexts: what a template and its outputs hold stands on the page as text.
func TestPageShowsTexts(t *testing.T) {
	page := pageOf(t, profileOf(t, "<script>alert('&')</script>\n#if($input.path('$.x') == 1)</pre>#end", `{"x":2}`, `</script><b>`))
	for _, bad := range []string{"<script>alert", "<b>", "</pre>#end"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %s as markup", bad)
		}
	}
	if !strings.Contains(page, `class="gap" title="never: the #if is true"`) {
		t.Error("the arm that was never taken is not marked")
	}
}

// TestPageInChromium runs the page's script: the first case is shown, a link chooses
// another one, and the template text behind a piece of its output lights up.
func TestPageInChromium(t *testing.T) {
	path := chromium(t)
	_, c := runCases(t, orders)
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(pageOf(t, c.Profile())), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hash string
		want []string
	}{
		{"", []string{`<span class="o" data-p="\d+" tabindex="0">\{\s+"stateMachineArn"`}},
		{"#t=1&render=1&piece=1&line=14", []string{
			`<span class="o data lit" data-p="\d+" tabindex="0">OrderRejected</span>`,
			`<span class="p lit" data-p="\d+">\$!error</span>`,
			`Cases that reach line 14</h3><ul><li><button data-render="5">a workflow that took too long is a 504</button>`,
		}},
		{"#t=1&render=5", []string{`<span class="o"[^>]*>\{"message": "The order took too long."\}`}},
	} {
		dom := dump(t, path, "file://"+file+c.hash)
		for _, want := range c.want {
			if !regexp.MustCompile(want).MatchString(dom) {
				t.Errorf("%s: no %s in\n%s", c.hash, want, dom)
			}
		}
	}
}

// events are what a person does, for the script of the page to answer.
const events = `<script>
(() => {
  const section = document.querySelector('section[data-t="1"]');
  const lit = (what) => [...section.querySelectorAll(what + '.lit')].map((e) => e.textContent).join('|');
  const select = section.querySelector('select');
  const seen = [];
  select.value = '1';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  const out = section.querySelectorAll('.out .o');
  out[0].focus();
  out[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  seen.push('key: ' + lit('.o') + ' < ' + lit('.p'));
  out[3].dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  seen.push('output: ' + lit('.o') + ' < ' + lit('.p'));
  section.querySelector('.p[data-p="' + out[1].dataset.p + '"]').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  seen.push('template: ' + lit('.o') + ' < ' + lit('.p'));
  section.dispatchEvent(new MouseEvent('mouseleave'));
  seen.push('left: ' + lit('.o') + ' < ' + lit('.p'));
  section.querySelector('button[data-line="3"]').click();
  section.querySelector('.why button').click();
  seen.push('chosen: ' + select.selectedOptions[0].textContent);
  document.title = seen.join('; ');
})();
</script>`

// TestPageEventsInChromium: keys, pointing at either side, choosing cases.
func TestPageEventsInChromium(t *testing.T) {
	path := chromium(t)
	_, c := runCases(t, orders)
	file := filepath.Join(t.TempDir(), "page.html")
	page := strings.Replace(pageOf(t, c.Profile()), "</body>", events+"</body>", 1)
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	want := "<title>key: OrderRejected &lt; $!error; output: The kitchen is closed &lt; $!cause; " +
		"template: OrderRejected &lt; $!error; left:  &lt; ; chosen: what the workflow put out is the body</title>"
	if dom := dump(t, path, "file://"+file); !strings.Contains(dom, want) {
		_, title, _ := strings.Cut(dom, "<title>")
		title, _, _ = strings.Cut(title, "</title>")
		t.Errorf("got %s\nwant %s", title, want)
	}
}

func chromium(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("Chromium is not installed: the page's script is not tested")
	return ""
}

// dump gives the page as it is after its script ran.
func dump(t *testing.T, path, url string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+t.TempDir(), "--virtual-time-budget=1000", "--dump-dom", url)
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("%s does not run here: %v", path, err)
	}
	return string(out)
}
