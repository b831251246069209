// Asks each URL and prints the status, with nothing but what Java trusts by its own settings.
import java.net.HttpURLConnection;
import java.net.URI;

public class Ask {
    public static void main(String[] urls) throws Exception {
        for (String url : urls) {
            System.out.println(((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode());
        }
    }
}
